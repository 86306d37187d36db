import type { Questions } from '../../../platform/questions/index.js';
import { RawReader } from '../../history/raw-reader.js';
import { Buckets } from '../buckets.js';
import { HOURLY, LADDER, type Step } from '../ladder.js';
import { QuestionsRollupReader } from '../questions-rollup-reader.js';
import type { RollupState } from '../rollup-reader.js';

const EVER = { from: -1e15, to: 1e15 };

function isBelieved({ rolledTo, stale }: RollupState, channelId: number, from: number, to: number): boolean {
  return to <= rolledTo && (stale.get(channelId) ?? []).every((span) => span.to <= from || span.from >= to);
}

/** What can be believed of the rollups equals the readings; answers how many buckets that were. */
export async function expectTrue(questions: Questions): Promise<number> {
  const channels = (await questions.rows<[number]>('SELECT id FROM channel')).map(([id]) => id);
  const reader = new QuestionsRollupReader(questions);
  const state = await reader.state(channels);
  let count = 0;
  for (const id of channels) for (const step of LADDER) count += await expectTrueStep(questions, state, id, step);
  return count;
}

async function expectTrueStep(questions: Questions, state: RollupState, id: number, step: Step): Promise<number> {
  const { width, segment } = step;
  const segments = await new QuestionsRollupReader(questions).segments(id, step, EVER);
  const expected = new Buckets();
  for await (const page of new RawReader(questions).pages(id, EVER)) {
    for (const [takenAt, , value] of page) expected.add(takenAt, value, width);
  }
  const all = (buckets: Buckets) =>
    Array.from({ length: buckets.length }, (_, index) => buckets.at(index)).filter(({ start }) =>
      isBelieved(state, id, start, start + width),
    );
  const kept = new Set(segments.map(({ start }) => start));
  const wanted = all(expected).filter(
    ({ start }) => width >= HOURLY.width || kept.has(Math.floor(start / segment) * segment),
  );
  const round = ({ start, count, min, max, sum, first, last }: ReturnType<Buckets['at']>) =>
    [start, count, min, max, sum.toFixed(6), first, last].join();
  expect(segments.flatMap(({ buckets }) => all(buckets)).map(round)).toEqual(wanted.map(round));
  return wanted.length;
}
