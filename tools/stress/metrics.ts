/** One judgement: the probability of stress, what was true, and how much it counts. */
export interface Judgement {
  readonly probability: number;
  readonly stressed: boolean;
  readonly weight: number;
  /** True while the baseline settles, when the server caps its confidence. */
  readonly capped?: boolean;
}

/** The probability that a random stressed one is put above a random other one; equal ones count half (Mann–Whitney). */
export function areaUnderCurve(judgements: readonly Judgement[]): number {
  const ordered = [...judgements].sort((a, b) => a.probability - b.probability);
  let [below, won, total] = [0, 0, 0];
  for (let from = 0, to = 0; from < ordered.length; from = to) {
    let [stressed, calm] = [0, 0];
    for (; to < ordered.length && ordered[to]?.probability === ordered[from]?.probability; to++) {
      if (ordered[to]?.stressed) stressed += ordered[to]?.weight ?? 0;
      else calm += ordered[to]?.weight ?? 0;
    }
    won += stressed * (below + calm / 2);
    total += stressed;
    below += calm;
  }
  return won / (total * below);
}

/** How often each side is told right, and the mean of both; `from` is the probability from which stress is said. */
export function accuracies(judgements: readonly Judgement[], from = 0.5) {
  const of = (keep: (judgement: Judgement) => boolean) => weightOf(judgements.filter(keep));
  const hits = of(({ stressed, probability }) => stressed && probability >= from);
  const misses = of(({ stressed, probability }) => stressed && probability < from);
  const alarms = of(({ stressed, probability }) => !stressed && probability >= from);
  const passes = of(({ stressed, probability }) => !stressed && probability < from);
  const stressF1 = (2 * hits) / (2 * hits + misses + alarms);
  const calmF1 = (2 * passes) / (2 * passes + misses + alarms);
  return {
    accuracy: (hits + passes) / (hits + misses + alarms + passes),
    balancedAccuracy: (hits / (hits + misses) + passes / (passes + alarms)) / 2,
    macroF1: (stressF1 + calmF1) / 2,
  };
}

/** Expected calibration error: the mean gap between said and true in ten bins of the probability (Naeini et al. 2015). */
export function calibrationError(judgements: readonly Judgement[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, stressed: 0 }));
  for (const { probability, stressed, weight } of judgements) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (bin === undefined) continue;
    bin.said += weight * probability;
    bin.stressed += stressed ? weight : 0;
  }
  return bins.reduce((sum, { said, stressed }) => sum + Math.abs(said - stressed), 0) / weightOf(judgements);
}

/** The share of judgements that are at least so confident, and how many of those are right. */
export function atConfidence(judgements: readonly Judgement[], least: number) {
  const sure = judgements.filter(
    ({ probability, capped }) => capped !== true && Math.max(probability, 1 - probability) >= least,
  );
  return { coverage: weightOf(sure) / weightOf(judgements), accuracy: accuracies(sure).accuracy };
}

/** The share of stress among judgements from one probability to another. */
export function stressShare(judgements: readonly Judgement[], from: number, to: number): number {
  const level = judgements.filter(({ probability }) => probability >= from && probability < to);
  return weightOf(level.filter(({ stressed }) => stressed)) / weightOf(level);
}

function weightOf(judgements: readonly Judgement[]): number {
  return judgements.reduce((sum, { weight }) => sum + weight, 0);
}
