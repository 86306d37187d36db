import { join } from 'node:path';
import { createSqliteDatabase } from '../../support/databases.ts';
import { createTempFolder } from '../../support/temp-folder.ts';
import { startScript, tachograph, type BenchOptions, type Measured } from '../contestants.ts';
import { printTable, short, whole } from '../markdown.ts';
import { runViewers, startDevices, type ViewerResult } from '../viewers.ts';

const VIEWERS = 1_000;
const HERTZ = 200;
/** So many that each frame is long; the bare loop beside it sends such frames as fast as they are taken. */
const FAST_HERTZ = 8_000;
const SUBSCRIPTION = { type: 'subscribe', id: 'one', channels: ['car-0/speed'], mode: 'every' };

type Result = ViewerResult & { processor: number };

/** Readings a second that reach a thousand viewers of one channel, beside a bare `ws` loop that sends the very same frames. */
export async function benchEvery(options: BenchOptions): Promise<void> {
  const rows: string[][] = [];
  const steady = await comparePair(HERTZ, 'timed', options);
  const saturated = await comparePair(FAST_HERTZ, 'saturated', options);
  rows.push(
    row(`${HERTZ} Hz, bare \`ws\` loop`, steady.bare, steady.bare, ''),
    row(`${HERTZ} Hz, Tachograph`, steady.ours, steady.bare, '≥ 0.90'),
    row('bare `ws` loop, as fast as it can', saturated.bare, saturated.bare, ''),
    row(`${FAST_HERTZ} Hz, Tachograph`, saturated.ours, saturated.bare, ''),
  );
  const head = [
    'server',
    'deliveries/s',
    'of bare',
    'bar',
    'frames/s each',
    'MB/s',
    'cores',
    'µs a delivery',
    'of bare',
  ];
  printTable(`**\`every\`, ${VIEWERS} viewers of one channel**`, head, rows);
}

function row(name: string, result: Result, bare: Result, bar: string): string[] {
  const cost = ({ processor, deliveriesPerSecond }: Result) => (processor / deliveriesPerSecond) * 1e6;
  const { deliveriesPerSecond, framesPerSecond, megabytesPerSecond, processor } = result;
  const ratio = short(deliveriesPerSecond / bare.deliveriesPerSecond);
  const figures = [whole(framesPerSecond), whole(megabytesPerSecond), short(processor), short(cost(result))];
  return [name, whole(deliveriesPerSecond), ratio, bar, ...figures, short(cost(result) / cost(bare))];
}

async function comparePair(hertz: number, mode: 'timed' | 'saturated', { seconds }: BenchOptions) {
  const folder = createTempFolder();
  const recordTo = join(folder.path, 'frames.json');
  try {
    const ours = await measureOurs(hertz, seconds * 2, recordTo);
    const server = await startScript('bare-replay.ts', [recordTo, mode]);
    const bare = await watch(server, server.url, seconds * 2).finally(() => server.stop());
    return { ours, bare };
  } finally {
    folder.remove();
  }
}

async function measureOurs(hertz: number, seconds: number, recordTo: string): Promise<Result> {
  const server = await tachograph({ name: 'SQLite', create: createSqliteDatabase }).start();
  const device = await startDevices(server.url, 1, hertz);
  const url = `${server.url.replace('http', 'ws')}/ws/live`;
  return watch(server, url, seconds, { subscription: SUBSCRIPTION, recordTo }).finally(() =>
    device.kill().then(() => server.stop()),
  );
}

function watch(
  server: Measured,
  url: string,
  seconds: number,
  asked: { subscription?: object; recordTo?: string } = {},
): Promise<Result> {
  return runViewers({ url, count: VIEWERS, warmUpSeconds: 3, seconds, ...asked }, server.pid);
}
