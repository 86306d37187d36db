import { createConnection } from 'mysql2/promise';
import { databases, type TestDatabase } from '../../../../../test/support/databases.js';
import { openQuestions, type Questions } from '../../platform/questions/index.js';
import { databaseSize } from './database-size.js';

const PAGE_BYTES = 16_384;
const ROWS = 100_000;

describe.each(databases.filter(({ name }) => name === 'MariaDB'))('the size of a database, on $name', ({ create }) => {
  let database: TestDatabase;
  let questions: Questions;

  /** The same database, by an account that may do there whatever it wants, and see nothing else. */
  const asPlainAccount = async () => {
    const { pathname } = new URL(database.url);
    const account = `u${pathname.slice(-20)}`;
    const connection = await createConnection({ uri: database.url });
    await connection.query(`CREATE USER '${account}'@'%' IDENTIFIED BY 'secret'`);
    await connection.query(`GRANT ALL ON \`${pathname.slice(1)}\`.* TO '${account}'@'%'`);
    await connection.end();
    return database.url.replace('root@', `${account}:secret@`);
  };

  beforeEach(async () => {
    database = await create();
    const connection = await createConnection({ uri: database.url });
    for (const [table, options] of [
      ['reading', 'PAGE_COMPRESSED = 1'],
      ['rollup', ''],
      ['device', ''],
    ]) {
      await connection.query(`CREATE TABLE ${table} (id BIGINT PRIMARY KEY, value BIGINT) ENGINE=InnoDB ${options}`);
      await connection.query(`INSERT INTO ${table} SELECT seq, 7 FROM seq_1_to_${ROWS}`);
      await connection.query(`FLUSH TABLES ${table} FOR EXPORT`);
      await connection.query('UNLOCK TABLES');
      await connection.query(`ANALYZE TABLE ${table}`);
    }
    await connection.end();
  });

  afterEach(async () => {
    await questions.close();
    await database.drop();
  });

  it('is what files take on disk: of compressed pages, what is left of them', async () => {
    questions = openQuestions({ kind: 'mysql', url: database.url });
    const { readings, rollups, other } = await databaseSize(questions);
    expect(other).toBeGreaterThan(ROWS * 16);
    expect(rollups).toBe(other);
    expect(readings).toBeGreaterThan(PAGE_BYTES);
    expect(readings).toBeLessThan(other / 2);
  });

  it('goes by what the tables say where the account may not see the files', async () => {
    questions = openQuestions({ kind: 'mysql', url: await asPlainAccount() });
    const { readings, rollups, other } = await databaseSize(questions);
    expect(other).toBeGreaterThan(ROWS * 16);
    expect(rollups).toBeGreaterThan(ROWS * 16);
    expect(readings).toBeGreaterThan(ROWS * 16);
  });
});
