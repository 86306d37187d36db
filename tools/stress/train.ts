/**
 * `npm run train:stress -- --data FILE`: learns the stress model from recordings and says how well it judges people whom
 * it has not seen. Writes the model that the server reads; the same recordings give the same model, but for the date.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { measureCost } from './cost.ts';
import { evaluate } from './evaluation.ts';
import { toPerson } from './examples.ts';
import { train } from './fit.ts';
import { readRecordings } from './recordings.ts';

const MODEL = join(import.meta.dirname, '../../apps/server/src/sources/stress/model/stress-model.json');
const DIGITS = 5;

const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string', default: MODEL } } });
if (values.data === undefined) throw new Error('which recordings? --data stress_predict_1hz.csv.gz');

const people = readRecordings(values.data).map(toPerson);
const { model, judged } = train(people);
const scores = evaluate(people, judged, model.levels);
const file = {
  about: 'An estimate of arousal from wrist sensors; nothing medical. docs/stress.md says what it can and cannot.',
  trained: new Date().toISOString().slice(0, 10),
  data: {
    name: 'Stress-Predict',
    authors: 'Iqbal et al. 2022',
    source: 'Sensors 22(21):8135, https://doi.org/10.3390/s22218135, github.com/italha-d/Stress-Predict-Dataset',
    licence: 'MIT',
    people: people.length,
  },
  ...model,
  scores,
};
const short = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value);
const style = await resolveConfig(values.out);
writeFileSync(values.out, await format(JSON.stringify(file, short, 2), { ...style, parser: 'json' }));
console.log(JSON.stringify(scores, undefined, 2));
console.log(`one reading costs ${measureCost(model).toFixed(1)} µs`);
console.log(`written to ${values.out}`);
