import { ServerProcess } from '../../support/server-process.ts';
import { onBothDatabases } from '../contestants.ts';
import { printTable, short } from '../markdown.ts';
import { loadThirtyMillion, READINGS } from '../thirty-million.ts';

const STARTS = ['first start after loading', 'second start'];

/** Seconds until a server on a large database answers. */
export async function benchStart(): Promise<void> {
  const rows: string[][] = [];
  await onBothDatabases(async (sources) => {
    for (const { name, create } of sources) {
      const database = await create();
      // Makes the tables.
      await (await ServerProcess.start({ DATABASE_URL: database.url })).stop();
      await loadThirtyMillion(database.url);
      for (const start of STARTS) rows.push([`${name}, ${start}`, short(await secondsToAnswer(database.url)), '≤ 2']);
      await database.drop();
    }
  });
  printTable(`**Cold start on ${READINGS / 1e6} million readings**`, ['database', 'seconds', 'bar'], rows);
}

async function secondsToAnswer(databaseUrl: string): Promise<number> {
  const from = performance.now();
  const server = await ServerProcess.start({ DATABASE_URL: databaseUrl });
  const { status } = await fetch(`${server.url}/health`);
  const seconds = (performance.now() - from) / 1000;
  await server.stop();
  if (status !== 200) throw new Error(`/health answered ${status}`);
  return seconds;
}
