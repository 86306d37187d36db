import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '../platform/config/index.js';
import type { Connection } from './connection.js';
import { ConnectionRegistry } from './connection-registry.js';

/** Milliseconds that the holder of a wanted id has to show that it is alive. */
const PROBE_TIMEOUT_MS = 2_000;

/**
 * Finds dead peers: pings every connection, and cuts those that gave no sign of life until the next ping. Those whose
 * protocol does so itself are let be.
 */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnModuleDestroy {
  private round: NodeJS.Timeout | undefined;
  private readonly probes = new Map<Connection, NodeJS.Timeout>();

  constructor(
    private readonly registry: ConnectionRegistry,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.round = setInterval(() => {
      for (const connection of this.registry.list()) this.check(connection);
    }, this.settings.pingIntervalMs);
  }

  /**
   * Checks one connection at once: another client wants its id or its place, most likely the same device after its network
   * went away unseen, which must not wait for a whole round.
   */
  probe(connection: Connection): void {
    if (this.probes.has(connection)) return;
    const before = connection.signsOfLife;
    if (!connection.ping()) return;
    const timeout = setTimeout(() => {
      this.probes.delete(connection);
      // After a stall the answer may be there already, unread: input is read before the verdict.
      setImmediate(() => {
        if (!connection.waitsForServer && connection.signsOfLife === before) connection.terminate();
      });
    }, PROBE_TIMEOUT_MS);
    this.probes.set(connection, timeout);
  }

  onModuleDestroy(): void {
    clearInterval(this.round);
    for (const timeout of this.probes.values()) clearTimeout(timeout);
    this.probes.clear();
  }

  private check(connection: Connection): void {
    if (connection.hasHeartbeat || connection.waitsForServer) return;
    const { signsOfLife } = connection;
    if (connection.signsAtLastRound === signsOfLife) {
      connection.terminate();
      return;
    }
    connection.signsAtLastRound = signsOfLife;
    connection.ping();
  }
}
