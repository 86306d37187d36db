import { seeded } from '../seeded.ts';
import type { Person } from './examples.ts';
import type { Judged } from './fit.ts';
import { accuracies, areaUnderCurve, atConfidence, calibrationError, type Judgement, stressShare } from './metrics.ts';

const RESAMPLES = 1000;
const CONTROLS = 20;
const SEED = 20_261_121;

type Weighting = 'strict' | 'whole';
type ByPerson = readonly (readonly Judgement[])[];

/** How well people are judged by a model that has not seen them. Intervals are of 95 %, by resampling people. */
export function evaluate(
  people: readonly Person[],
  judged: readonly Judged[],
  levels: { medium: number; high: number },
) {
  const of = (weighting: Weighting) => people.map(({ subject }) => judgementsOf(judged, subject, weighting));
  const whole = of('whole').flat();
  return {
    people: people.length,
    strict: summary(of('strict')),
    withDistantRest: summary(of('whole')),
    confidence70: rounded(atConfidence(whole, 0.7)),
    confidence80: rounded(atConfidence(whole, 0.8)),
    shareOfTasks: rounded({
      normal: stressShare(whole, 0, levels.medium),
      medium: stressShare(whole, levels.medium, levels.high),
      high_stress: stressShare(whole, levels.high, Infinity),
    }),
    fixedRule: {
      strict: fixedRule(people, 'strict'),
      withDistantRest: fixedRule(people, 'whole'),
    },
    anotherPersonsSignal: anotherPersonsSignal(people, judged),
  };
}

export type Evaluation = ReturnType<typeof evaluate>;

function judgementsOf(judged: readonly Judged[], subject: string, weighting: Weighting): Judgement[] {
  return judged
    .filter(({ person, example }) => person === subject && example[weighting] > 0)
    .map(({ probability, example }) => ({
      probability,
      stressed: example.stressed,
      weight: example[weighting],
      capped: !example.settled,
    }));
}

function summary(people: ByPerson) {
  const all = people.flat();
  const { balancedAccuracy, macroF1 } = accuracies(all);
  return {
    auc: round(areaUnderCurve(all)),
    aucInterval: interval(people, areaUnderCurve),
    balancedAccuracy: round(balancedAccuracy),
    balancedAccuracyInterval: interval(people, (some) => accuracies(some).balancedAccuracy),
    macroF1: round(macroF1),
    calibrationError: round(calibrationError(all)),
  };
}

/** Percentile bootstrap over people (Efron 1979): what another group of as many people might have given. */
function interval(people: ByPerson, figure: (judgements: readonly Judgement[]) => number): [number, number] {
  const next = seeded(SEED);
  // Seconds lie close together: every tenth one gives the same interval in a tenth of the time.
  const thinned = people.map((judgements) => judgements.filter((_, index) => index % 10 === 0));
  const figures = Array.from({ length: RESAMPLES }, () =>
    figure(thinned.flatMap(() => thinned[Math.floor(next() * thinned.length)] ?? [])),
  ).sort((a, b) => a - b);
  return [round(figures[Math.floor(0.025 * RESAMPLES)] ?? NaN), round(figures[Math.floor(0.975 * RESAMPLES)] ?? NaN)];
}

/** What the older system did: stress where hr > 90 or eda > 0.7. */
function fixedRule(people: readonly Person[], weighting: Weighting): number {
  const judgements = people.flatMap(({ examples }) =>
    examples.map(({ hr, eda, stressed, [weighting]: weight }) => {
      return { probability: hr > 90 || eda > 0.7 ? 1 : 0, stressed, weight };
    }),
  );
  return round(accuracies(judgements).balancedAccuracy);
}

/**
 * The control: the strict test with the signal of another person, begun at a random time. What it finds is not stress.
 * Begun at the same time it would not be a control: all people had their tasks at nearly the same minutes.
 */
function anotherPersonsSignal(people: readonly Person[], judged: readonly Judged[]): number {
  const next = seeded(SEED);
  const signals = people.map(({ subject }) => judged.filter(({ person }) => person === subject));
  const areas = Array.from({ length: CONTROLS }, (_, draw) => {
    const judgements = signals.flatMap((own, index) => {
      const other = signals[(index + 1 + (draw % (signals.length - 1))) % signals.length] ?? [];
      const start = Math.floor(next() * other.length);
      return own.flatMap(({ example: { stressed, strict: weight } }, second) => {
        const probability = other[(start + second) % other.length]?.probability ?? 0.5;
        return weight === 0 ? [] : [{ probability, stressed, weight }];
      });
    });
    return areaUnderCurve(judgements);
  });
  return round(areas.reduce((sum, area) => sum + area, 0) / areas.length);
}

function rounded<T extends Record<string, number>>(figures: T): T {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)])) as T;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
