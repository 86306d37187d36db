import {
  bareEcho,
  onBothDatabases,
  oneInsert,
  tachograph,
  type BenchOptions,
  type Contestant,
} from '../contestants.ts';
import { medianRun, runLoad, type LoadResult } from '../load.ts';
import { printTable, short, whole } from '../markdown.ts';

const CONNECTIONS = [1, 50, 500];
const IN_FLIGHT = 4;

/** Messages a second of a durable echo, beside an echo that stores nothing and the older app's one INSERT a message. */
export async function benchEcho(options: BenchOptions): Promise<void> {
  await onBothDatabases(async (sources) => {
    const contestants = [bareEcho(), ...sources.map(oneInsert), ...sources.map((source) => tachograph(source))];
    for (const connections of CONNECTIONS) print(connections, await measure(contestants, connections, options));
  });
}

async function measure(contestants: readonly Contestant[], connections: number, { seconds, rounds }: BenchOptions) {
  const runs = new Map<string, LoadResult[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, start } of contestants) {
      const server = await start();
      const load = { connections, inFlight: IN_FLIGHT, warmUpSeconds: 1.5, seconds };
      runs.get(name)?.push(await runLoad(server.echoUrl, load).finally(() => server.stop()));
    }
  }
  return new Map([...runs].map(([name, results]) => [name, medianRun(results)]));
}

function print(connections: number, results: ReadonlyMap<string, LoadResult>): void {
  const [bare] = results.values();
  const title = `**${connections} connection${connections > 1 ? 's' : ''}**, ${IN_FLIGHT} messages in flight on each; bar with 50: 0.60 of bare echo`;
  const head = ['server', 'messages/s', 'of bare echo', 'p50 ms', 'p99 ms', 'refused'];
  const rows = [...results].map(([name, { perSecond, p50, p99, refused }]) => {
    const ratio = short(perSecond / (bare?.perSecond ?? NaN));
    return [name, whole(perSecond), ratio, short(p50), short(p99), String(refused)];
  });
  printTable(title, head, rows);
}
