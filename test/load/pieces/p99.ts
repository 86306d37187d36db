import { bareEcho, onBothDatabases, tachograph, type BenchOptions, type Contestant } from '../contestants.ts';
import { runLoad, type LoadResult } from '../load.ts';
import { printTable, short, whole } from '../markdown.ts';

const LOAD = { connections: 50, inFlight: 4, warmUpSeconds: 1.5 };

/** The latency at half of the load that is the most a server echoes, beside that of a bare echo at the very same rate. */
export async function benchP99({ seconds, rounds }: BenchOptions): Promise<void> {
  const rows: string[][] = [];
  await onBothDatabases(async (sources) => {
    for (const contestant of sources.map((source) => tachograph(source))) {
      const most = await load(contestant, seconds);
      const perSecond = most.perSecond / 2;
      const pairs: [LoadResult, LoadResult][] = [];
      for (let round = 0; round < rounds; round++)
        pairs.push([await load(contestant, seconds, perSecond), await load(bareEcho(), seconds, perSecond)]);
      const [ours, bare] = middle(pairs);
      const ratio = short(ours.p99 / bare.p99);
      rows.push([
        contestant.name,
        whole(perSecond),
        whole(ours.perSecond),
        ...[ours.p50, ours.p99, bare.p99].map(short),
        ratio,
        '≤ 3',
      ]);
    }
  });
  const head = ['server', 'half its most', 'echoed/s', 'p50 ms', 'p99 ms', 'bare p99 ms', 'of bare', 'bar'];
  printTable(`**Latency at half load**, ${LOAD.connections} connections`, head, rows);
}

async function load(contestant: Contestant, seconds: number, perSecond?: number): Promise<LoadResult> {
  const server = await contestant.start();
  return runLoad(server.echoUrl, { ...LOAD, seconds, ...(perSecond !== undefined && { perSecond }) }).finally(() =>
    server.stop(),
  );
}

/** The pair in the middle by their ratio. */
function middle(pairs: readonly [LoadResult, LoadResult][]): [LoadResult, LoadResult] {
  const sorted = [...pairs].sort(([a, bareA], [b, bareB]) => a.p99 / bareA.p99 - b.p99 / bareB.p99);
  const pair = sorted[Math.floor(sorted.length / 2)];
  if (pair === undefined) throw new Error('nothing was measured');
  return pair;
}
