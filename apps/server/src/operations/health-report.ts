import { Injectable } from '@nestjs/common';
import type { Health, StorageHealth } from '@tachograph/contracts';
import { ConnectionRegistry } from '../connections/index.js';
import { Settings } from '../platform/config/index.js';
import { ReadDatabase } from '../platform/database/index.js';
import { HistoryState, StreamStates } from '../platform/observability/index.js';
import { ReadingIngest } from '../readings/index.js';
import { VERSION } from '../platform/version.js';

/** The server's state in figures. */
@Injectable()
export class HealthReport {
  constructor(
    private readonly database: ReadDatabase,
    private readonly ingest: ReadingIngest,
    private readonly registry: ConnectionRegistry,
    private readonly streams: StreamStates,
    private readonly history: HistoryState,
    private readonly settings: Settings,
  ) {}

  async make(): Promise<Health> {
    const [reachable, history] = await Promise.all([this.database.isReachable(), this.history.now()]);
    const storage = this.ingest.storage;
    return {
      status: statusOf(storage, reachable),
      version: VERSION,
      uptime: Math.round(process.uptime()),
      database: { kind: this.settings.database.kind, reachable },
      ingest: { ...this.ingest.figures, queueLimit: this.settings.queueMax },
      storage,
      history,
      connections: this.registry.size,
      streams: this.streams.all(),
    };
  }
}

/** A database that does not answer is no obstacle to readings where there is a journal. */
function statusOf({ state, journal }: StorageHealth, reachable: boolean): Health['status'] {
  if (state === 'refusing' || (!reachable && journal === null)) return 'unavailable';
  return reachable && state === 'database' ? 'ok' : 'degraded';
}
