/**
 * `npm run train:stress -- --data FILE`: learns the stress model from recordings and says how well it judges people whom
 * it has not seen, and what one reading costs. Writes the model that the server reads, or another one with `--out FILE`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { measureCost } from './cost.ts';
import { learn } from './learn.ts';

const MODEL = join(import.meta.dirname, '../../apps/server/src/sources/stress/model/stress-model.json');

const { data, out } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string', default: MODEL } },
}).values;
if (data === undefined) {
  console.error('usage: npm run train:stress -- --data stress_predict_1hz.csv.gz [--out FILE]');
  process.exit(2);
}

const model = learn(data);
const text = JSON.stringify({ trained: new Date().toISOString().slice(0, 10), ...model });
writeFileSync(out, await format(text, { ...(await resolveConfig(MODEL)), parser: 'json' }));
console.log(JSON.stringify(model.scores, undefined, 2));
console.log(`one reading costs ${measureCost(model).toFixed(1)} µs`);
console.log(`written to ${out}`);
