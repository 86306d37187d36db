import type { Health, SpeedHistory } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import type { GuardedProcess } from '../support/guarded-process.ts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startSimulator } from '../support/simulator.ts';

let simulator: GuardedProcess | undefined;
let server: ServerProcess | undefined;

afterEach(async () => {
  await simulator?.stop();
  await server?.stop();
  simulator = server = undefined;
});

async function historyOf(url: string, device: string): Promise<SpeedHistory['data']> {
  return (await getJson<SpeedHistory>(`${url}/history?limit=10000&device_id=${device}`)).body.data;
}

/** What a run has counted at its end, such as `{sent: 10, stored: 10}`. */
function countsOf({ output }: GuardedProcess): Record<string, number> {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const counts = new Map<string, number>();
  for (const [, count, word = ''] of last.matchAll(/(\d+) ([a-z ]*[a-z])/g)) counts.set(word, Number(count));
  return Object.fromEntries(counts);
}

async function ended(run: GuardedProcess): Promise<void> {
  await eventually(
    () => run.running,
    (running) => !running,
  );
}

describeOnBothDatabases('cars of the simulator', (running) => {
  it('send what is stored once each, duplicates and garbage notwithstanding', async () => {
    const faults = ['--duplicates', '0.2', '--garbage', '0.2', '--drops', '0.1', '--out-of-order', '0.1'];
    const pace = ['--rate', '100', '--duration', '2', '--devices', '2'];
    simulator = startSimulator('speed', '--url', running().url, ...pace, ...faults);
    await ended(simulator);
    expect(simulator.exitCode).toBe(0);
    const { sent = 0, stored = 0, refused, garbage, dropped = 0, doubled = 0 } = countsOf(simulator);
    expect(sent).toBe(stored + (refused ?? 0));
    expect(refused).toBe(garbage);
    for (const count of [garbage, dropped, doubled]) expect(count).toBeGreaterThan(0);
    const cars = await Promise.all([1, 2].map((n) => historyOf(running().url, `simulated-car-${n}`)));
    expect(cars.flat()).toHaveLength(stored - doubled);
  });
});

describe('the simulator', () => {
  it('serves a stream that the server pulls, garbage and all, and ends on Ctrl-C', async () => {
    const port = await freePort();
    simulator = startSimulator('stream', '--port', String(port), '--rate', '100', '--garbage', '0.1');
    server = await ServerProcess.start({ STREAM_URLS: `http://127.0.0.1:${port}/stream` });
    const { url } = server;
    const stream = async () => (await getJson<Health>(`${url}/health`)).body.streams[0];
    const state = await eventually(stream, (now) => (now?.stored ?? 0) > 200);
    expect(state).toMatchObject({ device: `stream:127.0.0.1:${port}`, state: 'open' });
    expect(state?.skipped).toBeGreaterThan(0);
    await simulator.stop();
    expect(simulator.exitCode).toBe(0);
    expect(countsOf(simulator).garbage).toBeGreaterThan(0);
    await eventually(stream, (now) => now?.state === 'waiting');
    const history = await eventually(
      () => historyOf(url, `stream:127.0.0.1:${port}`),
      async ({ length }) => length === (await stream())?.stored,
    );
    const times = history.map(({ timestamp }) => Date.parse(timestamp));
    expect(times.slice(1).every((time, at) => time - (times[at] ?? 0) === 10)).toBe(true);
  });

  it('says that there is no server, tries on, and loses nothing while the server is away', async () => {
    const port = await freePort();
    simulator = startSimulator('speed', '--url', `http://127.0.0.1:${port}`, '--rate', '20');
    const run = simulator;
    await eventually(
      () => run.output,
      (output) => output.includes(`no server at http://127.0.0.1:${port} (connect ECONNREFUSED`),
    );
    server = await ServerProcess.start({ PORT: String(port) });
    const { url } = server;
    await eventually(
      () => historyOf(url, 'simulated-car-1'),
      ({ length }) => length > 50,
    );
    await run.stop();
    expect(run.output.match(/no server at/g)).toHaveLength(1);
    expect(run.output).toContain(`the server at http://127.0.0.1:${port} is there`);
    const { sent = 0, stored, refused } = countsOf(run);
    expect({ stored, refused }).toEqual({ stored: sent, refused: 0 });
    expect(await historyOf(url, 'simulated-car-1')).toHaveLength(sent);
  });

  it('says in one line what it does not understand', async () => {
    simulator = startSimulator('speed', '--rate', 'fast');
    await ended(simulator);
    expect(simulator.exitCode).toBe(1);
    expect(simulator.output).toContain('--rate fast is not accepted: a number from 0.001 to 10000');
  });
});
