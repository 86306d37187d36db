import { Injectable } from '@nestjs/common';
import type { CloseReason } from '@tachograph/contracts';
import type { Connection } from './connection.js';
import { ConnectionIdTakenError } from './errors.js';

const NONE: ReadonlySet<Connection> = new Set();

/** Who is connected to this process. Ids are unique; an entry goes only when that very connection goes. */
@Injectable()
export class ConnectionRegistry {
  private readonly connections = new Map<string, Connection>();
  private readonly byAddress = new Map<string, Set<Connection>>();

  get size(): number {
    return this.connections.size;
  }

  /** @throws ConnectionIdTakenError if another connection holds its id */
  add(connection: Connection): void {
    this.checkFree(connection.id);
    this.connections.set(connection.id, connection);
    const { address } = connection.facts;
    const neighbours = this.byAddress.get(address);
    if (neighbours === undefined) this.byAddress.set(address, new Set([connection]));
    else neighbours.add(connection);
    connection.onClose(() => {
      this.remove(connection);
    });
  }

  /** Those of one address. */
  ofAddress(address: string): ReadonlySet<Connection> {
    return this.byAddress.get(address) ?? NONE;
  }

  /** @throws ConnectionIdTakenError if a connection holds the id */
  checkFree(id: string): void {
    if (this.connections.has(id)) throw new ConnectionIdTakenError(id);
  }

  find(id: string): Connection | undefined {
    return this.connections.get(id);
  }

  /** How many connections each channel has. */
  countByChannel(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { facts } of this.connections.values()) counts[facts.channel] = (counts[facts.channel] ?? 0) + 1;
    return counts;
  }

  /** Those of one channel, or all, in the order in which they came. */
  list(channel?: string): Connection[] {
    const all = [...this.connections.values()];
    return channel === undefined ? all : all.filter((connection) => connection.facts.channel === channel);
  }

  /** Sends everyone away, and resolves when they have gone. */
  async closeAll(reason: CloseReason): Promise<void> {
    const gone = this.list().map(
      (connection) =>
        new Promise<void>((resolve) => {
          connection.onClose(resolve);
          connection.close(reason);
        }),
    );
    await Promise.all(gone);
  }

  private remove(connection: Connection): void {
    const { id, facts } = connection;
    // Its id may have gone to another connection by now, whose entry stays.
    if (this.connections.get(id) === connection) this.connections.delete(id);
    const neighbours = this.byAddress.get(facts.address);
    neighbours?.delete(connection);
    if (neighbours?.size === 0) this.byAddress.delete(facts.address);
  }
}
