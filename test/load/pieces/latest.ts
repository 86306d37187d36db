import { onBothDatabases, tachograph, type BenchOptions } from '../contestants.ts';
import { printTable, short, whole } from '../markdown.ts';
import { runViewers, startDevices } from '../viewers.ts';

const DEVICES = 1_000;
const DASHBOARDS = 50;
const SUBSCRIPTION = { type: 'subscribe', id: 'all', channels: ['*/speed'], mode: 'latest', framesPerSecond: 4 };

/** The processor that the server needs for a thousand devices at 1 Hz and fifty dashboards that show all of them. */
export async function benchLatest({ seconds }: BenchOptions): Promise<void> {
  const rows: string[][] = [];
  await onBothDatabases(async (sources) => {
    for (const { name, start } of sources.map((source) => tachograph(source))) {
      const server = await start();
      const devices = await startDevices(server.url, DEVICES, 1);
      const url = `${server.url.replace('http', 'ws')}/ws/live`;
      const viewers = { url, count: DASHBOARDS, subscription: SUBSCRIPTION, warmUpSeconds: 4, seconds: seconds * 2.5 };
      const { processor, framesPerSecond, readingsPerSecond } = await runViewers(viewers, server.pid).finally(() =>
        devices.kill().then(() => server.stop()),
      );
      rows.push([name, short(processor), '< 0.50', short(framesPerSecond), whole(readingsPerSecond)]);
    }
  });
  const head = ['server', 'cores', 'bar', 'frames/s of a dashboard', 'values/s of a dashboard'];
  printTable(`**${DEVICES} devices at 1 Hz, ${DASHBOARDS} dashboards**, \`latest\` at 4 frames/s`, head, rows);
}
