import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { residentBytes } from './resident-bytes.ts';

export interface NdjsonLoad {
  /** Connections that each post one body after the other. */
  connections: number;
  /** Readings of one body, one a line. */
  lines: number;
  warmUpSeconds: number;
  seconds: number;
  /** Whether each reading carries a message id, so that it could be sent again. */
  withIds?: boolean;
}

/** What one measurement found. */
export interface NdjsonLoadResult {
  readingsPerSecond: number;
  /** Readings that were not stored. */
  refused: number;
  /** Bytes of the server's memory that were resident before and after the load, and at most meanwhile; of Linux alone. */
  memory?: { before: number; after: number; most: number };
}

const SAMPLE_MS = 200;

/**
 * Posts NDJSON bodies to a server, from a process of its own.
 *
 * @param url of the server, without a path
 * @param pid of the server, whose memory is then watched
 */
export async function runNdjsonLoad(url: string, load: NdjsonLoad, pid?: number): Promise<NdjsonLoadResult> {
  const before = await residentBytes(pid);
  let most = before ?? 0;
  const sampling = setInterval(() => {
    void residentBytes(pid).then((bytes) => (most = Math.max(most, bytes ?? 0)));
  }, SAMPLE_MS);
  try {
    const { connections, lines, warmUpSeconds, seconds, withIds = false } = load;
    const args = [connections, lines, warmUpSeconds, seconds, withIds].map(String);
    const script = join(import.meta.dirname, 'ndjson-client.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, url, ...args]);
    const result = JSON.parse(stdout) as NdjsonLoadResult;
    const after = await residentBytes(pid);
    return before === undefined || after === undefined ? result : { ...result, memory: { before, after, most } };
  } finally {
    clearInterval(sampling);
  }
}
