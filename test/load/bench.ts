/**
 * `npm run bench`: a bare `ws` echo, the older app's way (one INSERT a message, then the echo) and Tachograph, measured in
 * turn in one run, each server and the load in processes of their own. What counts are the ratios: on a shared machine
 * the figures themselves wander. `--seconds N` and `--rounds N` set how long.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMariadbDatabase, createSqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { GuardedProcess } from '../support/guarded-process.ts';
import { Mariadb } from '../support/mariadb.ts';
import { ServerProcess } from '../support/server-process.ts';
import { medianRun, runLoad, type LoadResult } from './load.ts';

const CONNECTIONS = [1, 50, 500];
const IN_FLIGHT = 4;

/** A server to measure: started anew for each measurement, on an empty database. */
interface Contestant {
  name: string;
  start: () => Promise<{ url: string; stop: () => Promise<unknown> }>;
}

async function startScript(script: string, args: string[] = []) {
  const process_ = new GuardedProcess(process.execPath, [join(import.meta.dirname, script), ...args]);
  const url = await process_.until(() => /ws:\/\/\S+/.exec(process_.output)?.[0]);
  return { url, stop: () => process_.stop() };
}

function oneInsert(create: () => TestDatabase | Promise<TestDatabase>) {
  return async () => {
    const database = await create();
    const server = await startScript('one-insert-echo.ts', [database.url]);
    return { url: server.url, stop: () => server.stop().then(() => database.drop()) };
  };
}

function ours(create: () => TestDatabase | Promise<TestDatabase>) {
  return async () => {
    const database = await create();
    const server = await ServerProcess.start({ DATABASE_URL: database.url });
    return {
      url: `${server.url.replace('http', 'ws')}/ws/speed`,
      stop: () => server.stop().then(() => database.drop()),
    };
  };
}

async function measure(
  contestants: readonly Contestant[],
  connections: number,
  options: { seconds: number; rounds: number },
) {
  const runs = new Map<string, LoadResult[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < options.rounds; round++) {
    for (const { name, start } of contestants) {
      const server = await start();
      const load = { connections, inFlight: IN_FLIGHT, warmUpSeconds: 1.5, seconds: options.seconds };
      runs.get(name)?.push(await runLoad(server.url, load).finally(() => server.stop()));
    }
  }
  return new Map([...runs].map(([name, results]) => [name, medianRun(results)]));
}

function printTable(connections: number, results: ReadonlyMap<string, LoadResult>): void {
  const [bare] = results.values();
  console.log(`\n${connections} connection${connections > 1 ? 's' : ''}, ${IN_FLIGHT} messages in flight on each\n`);
  console.log('| server | messages/s | of bare echo | p50 ms | p99 ms | refused |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, { perSecond, p50, p99, refused }] of results) {
    const ratio = (perSecond / (bare?.perSecond ?? NaN)).toFixed(2);
    console.log(
      `| ${name} | ${Math.round(perSecond)} | ${ratio} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${refused} |`,
    );
  }
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' } },
});
const mariadb = await Mariadb.start();
const onMariadb = () => createMariadbDatabase(mariadb.url);
const contestants: Contestant[] = [
  { name: 'bare `ws` echo, stores nothing', start: () => startScript('bare-echo.ts') },
  { name: 'one INSERT a message, SQLite', start: oneInsert(createSqliteDatabase) },
  { name: 'one INSERT a message, MariaDB', start: oneInsert(onMariadb) },
  { name: 'Tachograph, SQLite', start: ours(createSqliteDatabase) },
  { name: 'Tachograph, MariaDB', start: ours(onMariadb) },
];
try {
  const [cpu] = cpus();
  console.log(
    `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}; median of ${values.rounds} rounds`,
  );
  for (const connections of CONNECTIONS) {
    const options = { seconds: Number(values.seconds), rounds: Number(values.rounds) };
    printTable(connections, await measure(contestants, connections, options));
  }
} finally {
  await mariadb.stop();
}
