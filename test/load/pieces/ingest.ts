import { onBothDatabases, tachograph, type BenchOptions } from '../contestants.ts';
import { printTable, whole } from '../markdown.ts';
import { runNdjsonLoad } from '../ndjson-ingest.ts';

const LOAD = { connections: 4, lines: 20_000, warmUpSeconds: 2 };
const BARS: Readonly<Record<string, string>> = { 'Tachograph, SQLite': '100000', 'Tachograph, MariaDB': '60000' };
const MEGABYTE = 1024 * 1024;

/** Readings a second through `POST /api/readings` as NDJSON, and the server's memory meanwhile. */
export async function benchIngest({ seconds, rounds }: BenchOptions): Promise<void> {
  const rows: string[][] = [];
  await onBothDatabases(async (sources) => {
    for (const { name, start } of sources.map((source) => tachograph(source))) {
      const results = [];
      for (let round = 0; round < rounds; round++) {
        const server = await start();
        const run = runNdjsonLoad(server.url, { ...LOAD, seconds: seconds * 2 }, server.pid);
        results.push(await run.finally(() => server.stop()));
      }
      const sorted = results.sort((a, b) => a.readingsPerSecond - b.readingsPerSecond);
      const result = sorted[Math.floor(sorted.length / 2)];
      const { before = NaN, most = NaN, after = NaN } = result?.memory ?? {};
      const megabytes = [before, most, after].map((bytes) => whole(bytes / MEGABYTE));
      rows.push([
        name,
        whole(result?.readingsPerSecond ?? NaN),
        BARS[name] ?? '',
        ...megabytes,
        String(result?.refused),
      ]);
    }
  });
  const head = ['server', 'readings/s', 'bar', 'RSS before, MB', 'at most', 'after', 'refused'];
  printTable(`**NDJSON ingest**, ${LOAD.connections} connections, ${LOAD.lines} lines a body`, head, rows);
}
