/** The command `npm run rollups`: checks rollups against the readings, or has them made anew. */
import 'reflect-metadata';
import { type DatabaseSettings, processEnvironment, readSettings } from '../../platform/config/index.js';
import { openQuestions } from '../../platform/questions/index.js';
import { HistoryEngine } from '../history/history-engine.js';
import { CheckedChannels } from './checked-channels.js';
import type { RollupDifference } from './rollup-check.js';
import { makeAllAnew } from './store/all-anew.js';

const USAGE = `usage: npm run rollups -- check | rebuild
  check     computes all rollups anew and compares; ends with 1 where one differs
  rebuild   has the running server, or the next one, make all anew
`;

/** Differences of one channel that are told one by one. */
const TOLD_MAX = 20;

/** @returns how many channels differ */
async function check(database: DatabaseSettings): Promise<number> {
  const questions = openQuestions(database);
  const engine = new HistoryEngine(questions);
  try {
    const checked = new CheckedChannels(questions);
    const channels = await checked.all();
    let bad = 0;
    for (const [index, { id, name, span }] of channels.entries()) {
      const found = await engine.verifyRollups(id, span, await checked.expiredBefore(id));
      // What has expired meanwhile was looked at while it was being removed.
      const keptFrom = await checked.expiredBefore(id);
      const differences = found.filter(({ from }) => from >= keptFrom);
      const result = differences.length === 0 ? 'agrees' : `${differences.length} differences`;
      process.stdout.write(`${index + 1}/${channels.length} ${name}: ${result}\n`);
      for (const difference of differences.slice(0, TOLD_MAX)) process.stdout.write(`  ${tell(difference)}\n`);
      if (differences.length > 0) bad += 1;
    }
    process.stdout.write(`${channels.length - bad} channels agree, ${bad} differ\n`);
    return bad;
  } finally {
    await engine.close();
  }
}

function tell({ step, from, to, what }: RollupDifference): string {
  return `${step}, ${new Date(from).toISOString()} to ${new Date(to).toISOString()}: ${what}`;
}

async function run(command: string | undefined): Promise<number> {
  if (command !== 'check' && command !== 'rebuild') {
    process.stderr.write(USAGE);
    return 2;
  }
  const { database } = readSettings(processEnvironment());
  if (command === 'check') return (await check(database)) === 0 ? 0 : 1;
  await makeAllAnew(database);
  process.stdout.write(
    'all rollups are made anew by the running server, or the next one; meanwhile readings are read\n',
  );
  return 0;
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
}
