/** Answer of `GET /health`: 200 with `ok`, or 503 with `unavailable` while nothing can be stored. */
export interface Health {
  status: 'ok' | 'unavailable';
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
  connections: number;
}
