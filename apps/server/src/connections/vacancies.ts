import { Injectable } from '@nestjs/common';
import { Settings } from '../platform/config/index.js';
import { ConnectionRegistry } from './connection-registry.js';
import { TooManyConnectionsError } from './errors.js';
import { Heartbeat } from './heartbeat.js';

/**
 * Whether there is a place for one more connection. Where not, those who hold it are asked for a sign of life: a device whose
 * network went away unseen comes back while its lost connection still counts, and gets in once that is found out.
 */
@Injectable()
export class Vacancies {
  constructor(
    private readonly registry: ConnectionRegistry,
    private readonly heartbeat: Heartbeat,
    private readonly settings: Settings,
  ) {}

  /** @throws ConnectionIdTakenError if a connection holds the id */
  checkId(id: string): void {
    const holder = this.registry.find(id);
    if (holder !== undefined) this.heartbeat.probe(holder);
    this.registry.checkFree(id);
  }

  /** @throws TooManyConnectionsError if the address has as many connections open as one may */
  checkAddress(address: string): void {
    const { connectionsPerAddress } = this.settings.limits;
    const open = this.registry.ofAddress(address);
    if (open.size < connectionsPerAddress) return;
    for (const connection of open) this.heartbeat.probe(connection);
    throw new TooManyConnectionsError(address, connectionsPerAddress);
  }
}
