/** `npm run rollups`, as somebody uses it who runs the server. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Health } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { queryDatabase } from '../support/query.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const COMMAND = join(import.meta.dirname, '../../dist/server/apps/server/src/readings/rollups/rollups-main.js');
const HOUR = 3_600_000;

interface Ended {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(databaseUrl: string, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? null), stdout, stderr });
    });
  });
}

describeOnBothDatabases('the command for rollups, beside a running server', (running) => {
  const rolledUp = () =>
    eventually(
      async () => (await getJson<Health>(`${running().url}/health`)).body.history.rollups,
      (rollups) => rollups?.behind === 0 && rollups.waiting === 0,
    );

  beforeAll(async () => {
    const from = Date.now() - 5 * HOUR;
    const readings = Array.from({ length: 1000 }, (_, n) => ({
      ...{ device: 'car-1', channel: 'speed', value: n % 97, at: from + n * 10_000 },
    }));
    await postJson(`${running().url}/api/readings`, readings);
    await rolledUp();
  });

  it('ends with 0 where all rollups are what the readings give, and says up to when it looked', async () => {
    const { code, stdout } = await run(running().database.url, 'check');
    expect(stdout).toMatch(
      /^checked is what was taken before \d{4}-.*\n1\/1 car-1\/speed: agrees\n1 channels agree, 0/,
    );
    expect(code).toBe(0);
  });

  it('ends with 1 and says where they differ, until all are made anew by the server', async () => {
    const { url } = running().database;
    await queryDatabase(url, 'DELETE FROM rollup WHERE level = 5');
    const found = await run(url, 'check');
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(/car-1\/speed: \d+ differences\n {2}1h, .* no bucket, but \d+ readings/);
    expect(found.stdout).toContain('0 channels agree, 1 differ');
    expect(await run(url, 'rebuild')).toMatchObject({ code: 0, stderr: '' });
    await rolledUp();
    expect(await run(url, 'check')).toMatchObject({ code: 0 });
  });
});

describe('the command for rollups', () => {
  const folder = createTempFolder();

  afterAll(() => {
    folder.remove();
  });

  it.each(['check', 'rebuild'])('ends %s with 2 where there is no database, and makes none', async (command) => {
    const path = join(folder.path, 'none.db');
    const { code, stderr } = await run(`sqlite:${path}`, command);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `there is no file ${path}\nDATABASE_URL must name a database that this version of the server has run on.\n`,
    );
    expect(existsSync(path)).toBe(false);
  });

  it.each([[[]], [['prove']], [['check', 'twice']]])('ends with 2 and says how it is used: %j', async (args) => {
    const { code, stderr } = await run('sqlite:none.db', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('usage: npm run rollups -- check | rebuild');
  });
});
