/**
 * The client library behind a network that delays, swallows and cuts at random: no gap, no double, in order.
 * `npm run faults -- --schedules 10000 --seed N` runs more of them.
 */
import { databases, type TestDatabase } from '../support/databases.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';
import { BatchDevice } from './harness/batch-device.ts';
import { Gate, pause } from './harness/gate.ts';
import { Ledger } from './harness/ledger.ts';
import { type Stored, WatchedThroughProxy } from './harness/watched-through-proxy.ts';

const SCHEDULES = Number(process.env.FAULTS_SCHEDULES ?? 100);
const SEED = Number(process.env.FAULTS_SEED ?? 4);
const AT_ONCE = 50;
const HOUR_MS = 3_600_000;

/** Readings that come by themselves, half of them taken hours ago. */
class Flow {
  private readonly gate = new Gate();
  private readonly devices: BatchDevice[];

  constructor(url: string) {
    const ledger = new Ledger();
    const from = Date.now() - 9 * HOUR_MS;
    this.devices = [
      new BatchDevice({ name: 'flow-now', url, stepsPerSecond: 40, timeOf: () => Date.now() }, this.gate, ledger, 8),
      new BatchDevice(
        { name: 'flow-late', url, stepsPerSecond: 30, timeOf: (n) => from + n * 5 },
        this.gate,
        ledger,
        8,
      ),
    ];
    for (const device of this.devices) device.start();
  }

  async pause(): Promise<void> {
    this.gate.close();
    while (!this.devices.every(({ isIdle }) => isIdle)) await pause(5);
  }

  resume(): void {
    this.gate.open();
  }

  async end(): Promise<void> {
    const ended = this.devices.map((device) => device.end());
    this.gate.open();
    await Promise.all(ended);
  }
}

async function storedReadings({ url }: TestDatabase): Promise<Stored[]> {
  const rows = await queryDatabase(url, 'SELECT id, taken_at FROM reading ORDER BY id');
  return rows.map(({ id, taken_at }) => ({ id: Number(id), takenAt: Number(taken_at) }));
}

describe.each(databases)('viewers behind a bad network, on $name', ({ create }) => {
  let database: TestDatabase;
  let server: ServerProcess;
  let flow: Flow;
  const watching: WatchedThroughProxy[] = [];

  beforeAll(async () => {
    database = await create();
    // So few in memory that some are caught up from there, and some from the database.
    server = await ServerProcess.start({ DATABASE_URL: database.url, LIVE_MEMORY_READINGS: '100', DEMO_SOURCE: 'off' });
    flow = new Flow(server.url);
  });

  afterAll(async () => {
    await Promise.all(watching.map((watched) => watched.close()));
    await flow.end();
    await server.stop();
    await database.drop();
  });

  async function runSchedules(seeds: readonly number[]): Promise<string[]> {
    flow.resume();
    const opened = await Promise.all(seeds.map((seed) => WatchedThroughProxy.open(server.url, seed, ['flow-*/*'])));
    watching.push(...opened);
    await Promise.all(opened.map((watched) => watched.suffer()));
    await flow.pause();
    const stored = await storedReadings(database);
    await Promise.all(opened.map((watched) => watched.caughtUp(stored.at(-1))));
    const problems = opened.flatMap((watched, i) =>
      watched.problems(stored).map((text) => `seed ${seeds[i]}: ${text}`),
    );
    await Promise.all(watching.splice(0).map((watched) => watched.close()));
    return problems;
  }

  it(`are told of each reading once and in order, over ${SCHEDULES} schedules`, async () => {
    const seeds = Array.from({ length: SCHEDULES }, (_, i) => SEED * 1_000_003 + i);
    for (let from = 0; from < seeds.length; from += AT_ONCE)
      expect(await runSchedules(seeds.slice(from, from + AT_ONCE))).toEqual([]);
  }, 3_600_000);
});
