import type { HistoryHealth } from './history-health.js';

/** Where readings are put at the moment, and what waits for the database. */
export interface StorageHealth {
  /**
   * `database`: committed there. `journal`: on disk in the journal, since the database is away. `draining`: the database is back
   * and takes what the journal holds, behind which new readings wait their turn on disk. `refusing`: nothing can be stored.
   */
  state: 'database' | 'journal' | 'draining' | 'refusing';
  /** Readings in the journal. */
  waiting: number;
  /** When the first of them was received, ISO 8601 in UTC; null where none waits. */
  waitingSince: string | null;
  /** Size of the journal on disk and its limit; null where it is turned off. */
  journal: { bytes: number; limitBytes: number } | null;
}

/**
 * Answer of `GET /health`: 200 with `ok`, or with `degraded` while readings are acknowledged from the journal; 503 with
 * `unavailable` while nothing can be stored.
 */
export interface Health {
  status: 'ok' | 'degraded' | 'unavailable';
  version: string;
  /** Seconds since the start. */
  uptime: number;
  database: { kind: 'sqlite' | 'mysql'; reachable: boolean };
  ingest: {
    /** Readings stored since the start. */
    stored: number;
    /** Readings that wait for their commit, and how many may. */
    queued: number;
    queueLimit: number;
    /** Readings refused since the start because the queue was full or a commit failed. */
    refused: number;
  };
  storage: StorageHealth;
  history: HistoryHealth;
  connections: number;
  /** One a pulled stream, in the order of the setting. */
  streams: StreamHealth[];
}

/** How a pulled stream fares; counts since the start. */
export interface StreamHealth {
  /** Without credentials and without the query. */
  url: string;
  /** The device under which its readings are stored. */
  device: string;
  /** `waiting` for the next attempt. */
  state: 'connecting' | 'open' | 'waiting';
  /** Readings stored. */
  stored: number;
  /** Lines that could not be read. */
  skipped: number;
  /** When the last line came, ISO 8601 in UTC; null before the first. */
  lastLineAt: string | null;
  /** Why the stream was last lost, or why its readings can't be stored just now. */
  lastError: string | null;
}
