import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What one measurement found; latencies in milliseconds from a message to its echo. */
export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  /** Messages answered with an error. */
  refused: number;
}

export interface Load {
  connections: number;
  inFlight: number;
  warmUpSeconds: number;
  seconds: number;
  /** Messages a second over all connections; without, each reply sends the next message. */
  perSecond?: number;
}

/** Runs one load against a WebSocket, from a process of its own. */
export async function runLoad(url: string, load: Load): Promise<LoadResult> {
  const script = join(import.meta.dirname, 'load-client.ts');
  const numbers = [load.connections, load.inFlight, load.warmUpSeconds, load.seconds, load.perSecond ?? 0].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, ...numbers]);
  return JSON.parse(stdout) as LoadResult;
}

/** The run in the middle by messages a second: one disturbed run doesn't count. */
export function medianRun(runs: readonly LoadResult[]): LoadResult {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
