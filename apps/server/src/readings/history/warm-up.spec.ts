import { databases } from '../../../../../test/support/databases.js';
import { RollupBuilder } from '../rollups/rollup-builder.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { RollupDatabase } from '../store/testing/rollup-database.js';
import { HistoryEngine } from './history-engine.js';
import { RawReader } from './raw-reader.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20);

describe.each(databases)('warming up on $name', ({ create }) => {
  let database: RollupDatabase;

  beforeEach(async () => {
    database = await RollupDatabase.open({ create });
  });

  afterEach(() => database.close());

  it('finds nothing to do in an empty database', async () => {
    await expect(new HistoryEngine(database.questions).warmUp()).resolves.toBeUndefined();
  });

  it('reads what is rolled up, in every way there is', async () => {
    const readings = Array.from({ length: 7200 }, (_, n) => ({ takenAt: START + n * 1000, id: n + 1, value: n % 60 }));
    await database.insert(7, readings);
    const { questions } = database;
    const rollups = new QuestionsRollupReader(questions);
    const builder = new RollupBuilder(new RawReader(questions), rollups, new SketchReader(questions));
    await database.write(7, await builder.compute(7, { from: START, to: START + 2 * HOUR }));
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, 7200)', [START + 2 * HOUR]);
    const asked: string[] = [];
    const watched = Object.assign(Object.create(questions) as typeof questions, {
      rows: (sql: string, parameters: never) => {
        asked.push(sql);
        return questions.rows(sql, parameters);
      },
    });
    await new HistoryEngine(watched).warmUp();
    for (const table of ['FROM reading', 'FROM rollup\n', 'FROM rollup_sketch']) {
      expect(asked.join('\n')).toContain(table);
    }
  });
});
