import { ArousalFeatures } from '../../apps/server/src/sources/stress/classifier/arousal-features.ts';
import { SETTLED_S } from '../../apps/server/src/sources/stress/classifier/stress-classifier.ts';
import type { LabelledSample, Recording } from './recordings.ts';

/** Seconds of rest with which a stress task is compared: before it, and after it once the body has come down. */
const BEFORE_S = 240;
const AFTER_S = { from: 120, to: 360 };

/** One second of a person as the model sees it, and how much it counts. */
export interface Example {
  readonly features: readonly (number | undefined)[];
  readonly stressed: boolean;
  readonly hr: number;
  readonly eda: number;
  /** Whether the baseline had settled. */
  readonly settled: boolean;
  /** In the strict comparison: each task against the rest next to it, before and after alike, so that drift cancels. */
  readonly strict: number;
  /** In the comparison that has all rest in it: half for the tasks of a person, half for the rest. */
  readonly whole: number;
}

export interface Person {
  readonly subject: string;
  readonly examples: readonly Example[];
}

/** What the server's own code makes of a recording; seconds without a baseline are left out. */
export function toPerson({ subject, samples }: Recording): Person {
  const strict = strictWeights(samples);
  const arousal = new ArousalFeatures();
  const seen = samples.flatMap((sample, index) => {
    const { features, coveredS } = arousal.add(sample);
    if (coveredS === 0) return [];
    return [{ ...sample, features, settled: coveredS >= SETTLED_S, strict: strict[index] ?? 0 }];
  });
  const tasks = seen.filter(({ stressed }) => stressed).length;
  const examples = seen.map((second) => ({
    ...second,
    whole: 0.5 / (second.stressed ? tasks : seen.length - tasks),
  }));
  return { subject, examples };
}

/** Each task weighs 1, the rest before it 0.5, the rest after it 0.5; a second may stand in two comparisons. */
function strictWeights(samples: readonly LabelledSample[]): number[] {
  const weights = samples.map(() => 0);
  const spread = (from: number, to: number, total: number) => {
    for (let at = from; at < to; at++) weights[at] = (weights[at] ?? 0) + total / (to - from);
  };
  for (const { start, end } of tasksOf(samples)) {
    spread(start, end, 1);
    spread(Math.max(lastStressed(samples, start), start - BEFORE_S), start, 0.5);
    const next = samples.findIndex(({ stressed }, index) => index >= end && stressed);
    spread(end + AFTER_S.from, Math.min(next < 0 ? samples.length : next, end + AFTER_S.to), 0.5);
  }
  return weights;
}

/** The first index from which on there is rest until `start`. */
function lastStressed(samples: readonly LabelledSample[], start: number): number {
  return samples.slice(0, start).findLastIndex(({ stressed }) => stressed) + 1;
}

/** Stretches of samples in which a task ran; `end` is the first index after it. */
function tasksOf(samples: readonly LabelledSample[]): { start: number; end: number }[] {
  const tasks: { start: number; end: number }[] = [];
  for (const [index, { stressed }] of samples.entries()) {
    if (!stressed) continue;
    const current = tasks.at(-1);
    if (current?.end === index) current.end += 1;
    else tasks.push({ start: index, end: index + 1 });
  }
  return tasks;
}
