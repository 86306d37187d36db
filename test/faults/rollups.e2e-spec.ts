/** Rollups are what the readings give, however often the server is killed while it loads and rolls up. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seeded } from '../../tools/seeded.ts';
import { BatchClient } from '../support/batch-client.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';

const ROUNDS = 3;
const BATCH = 2_000;
const FIRST = Date.UTC(2026, 0, 1);
/** No load reaches so far. */
const AFTER_LAST = Date.UTC(2026, 6, 1);
const COMMAND = join(import.meta.dirname, '../../dist/server/apps/server/src/readings/rollups/rollups-main.js');

const ROLLED_ID = 'SELECT rolled_id FROM rollup_state';

/** Sends old readings of two devices, second after second, until the server is gone. */
class Load {
  acknowledged = 0;
  private sent = 0;

  async untilGone(url: string): Promise<void> {
    const client = new BatchClient(url);
    for (;;) {
      const lines = Array.from({ length: BATCH }, () => this.next());
      try {
        const { body } = await client.sendLines(lines.join('\n'));
        this.acknowledged += body.stored;
      } catch {
        return;
      }
    }
  }

  private next(): string {
    const n = this.sent++;
    const at = FIRST + Math.floor(n / 2) * 1_000;
    return JSON.stringify({ device: `car-${n % 2}`, channel: 'speed', unit: 'km/h', value: (n % 977) / 10, at, id: n });
  }
}

async function numberOf(database: TestDatabase, sql: string): Promise<number> {
  const [row] = await queryDatabase(database.url, sql);
  return Number(Object.values(row ?? {})[0] ?? NaN);
}

/** Waits until all time is rolled up, and hardly any late range is left: one stays open for readings that may follow. */
async function rolledUp(database: TestDatabase): Promise<void> {
  await eventually(
    () => numberOf(database, 'SELECT rolled_to FROM rollup_state'),
    (rolledTo) => rolledTo > AFTER_LAST,
  );
  const left = 'SELECT COUNT(*) FROM late_range WHERE last_id > (SELECT rolled_id FROM rollup_state)';
  await eventually(
    () => numberOf(database, left),
    (count) => count < 5,
  );
}

/** What `npm run rollups -- check` says of a database; an error where it finds a difference. */
async function check(database: TestDatabase): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url };
  return (await promisify(execFile)(process.execPath, [COMMAND, 'check'], { env })).stdout;
}

describe.each(databases)('rollups of a server that is killed again and again, on $name', ({ create }) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await create();
  });

  afterAll(() => database.drop());

  it('agree with the readings, of which none that was acknowledged is missing', async () => {
    const random = seeded(11);
    const load = new Load();
    for (let round = 0; round < ROUNDS; round++) {
      const server = await ServerProcess.start({ DATABASE_URL: database.url });
      const before = (await numberOf(database, ROLLED_ID)) || 0;
      const loading = load.untilGone(server.url);
      await eventually(
        () => numberOf(database, ROLLED_ID),
        (id) => id > before,
      );
      await new Promise((resolve) => setTimeout(resolve, 700 * random()));
      await server.kill();
      await loading;
    }
    const server = await ServerProcess.start({ DATABASE_URL: database.url });
    await rolledUp(database);
    const output = await check(database);
    await server.stop();
    expect(output).toContain('2 channels agree, 0 differ');
    expect(await numberOf(database, 'SELECT COUNT(*) FROM reading')).toBeGreaterThanOrEqual(load.acknowledged);
    expect(load.acknowledged).toBeGreaterThan(BATCH);
  });
});
