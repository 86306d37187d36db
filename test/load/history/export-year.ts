import { LONG_CHANNEL, type Recording } from './recording.ts';
import { residentBytes } from '../resident-bytes.ts';

const SAMPLE_MS = 200;
const LINE_FEED = 10;

export interface ExportFigures {
  readonly seconds: number;
  readonly rows: number;
  readonly bytes: number;
  /** Bytes of the server's memory at most, and before. */
  readonly memory: { readonly before: number; readonly most: number };
}

/** The whole recording as CSV, read as fast as it comes. */
export async function exportYear({ server, from, to }: Recording): Promise<ExportFigures> {
  const before = (await residentBytes(server.pid)) ?? NaN;
  let most = before;
  const sampling = setInterval(() => {
    void residentBytes(server.pid).then((bytes) => (most = Math.max(most, bytes ?? 0)));
  }, SAMPLE_MS);
  try {
    const began = performance.now();
    const query = `channels=${encodeURIComponent(LONG_CHANNEL)}&from=${from}&to=${to}&format=csv`;
    const response = await fetch(`${server.url}/api/export?${query}`);
    if (!response.ok || response.body === null) throw new Error(await response.text());
    let [lines, bytes] = [0, 0];
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
    }
    return { seconds: (performance.now() - began) / 1000, rows: lines - 1, bytes, memory: { before, most } };
  } finally {
    clearInterval(sampling);
  }
}
