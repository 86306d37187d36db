/**
 * `npm run faults -- --seed N --minutes M`: a server under load and under faults on each database in turn. A failure names the seed,
 * with which it can be repeated. `--database sqlite|mariadb` for one of them alone, `--viewers N` for how many watch.
 */
import { parseArgs } from 'node:util';
import { FaultRun } from './fault-run.ts';
import type { DatabaseName } from './stage.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    minutes: { type: 'string', default: '10' },
    viewers: { type: 'string', default: '1000' },
    database: { type: 'string' },
  },
});
const known: readonly DatabaseName[] = ['sqlite', 'mariadb'];
const databases = known.filter((name) => values.database === undefined || values.database === name);
if (databases.length === 0)
  throw new Error(`--database ${values.database} is not accepted: one of ${known.join(', ')}`);

for (const database of databases) {
  console.log(`\n${database}, seed ${values.seed}`);
  const { acknowledged, faults } = await FaultRun.run({
    seed: Number(values.seed),
    database,
    minutes: Number(values.minutes) / databases.length,
    viewers: Number(values.viewers),
    longestSeconds: 60,
    say: (line) => console.log(line),
  });
  console.log(`${acknowledged} acknowledged messages are stored once and in order after ${faults} faults`);
}
