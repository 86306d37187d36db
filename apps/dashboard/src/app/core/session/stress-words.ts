import { STRESS_LEVELS, type StressLevel } from '@tachograph/contracts';
import { formatPercent } from './number-format';

const NAMES: Record<StressLevel, string> = {
  normal: $localize`:level of stress|:normal`,
  medium: $localize`:level of stress|:medium`,
  high_stress: $localize`:level of stress|:high`,
};
/** The classifier says no more than this while it gets to know a sensor. */
const LOW = 0.6;
/** Of estimates with so much, 77 % were right on people unseen (docs/stress.md). */
const HIGH = 0.7;

/** The level that a reading of the stress channel stands for: its place among the levels. */
export function stressLevel(value: number): StressLevel | undefined {
  return STRESS_LEVELS[value];
}

/** A level as it is shown; a value that stands for none is said to be unknown. */
export function levelName(value: number): string {
  const level = stressLevel(value);
  return level === undefined ? $localize`:level of stress|:unknown` : NAMES[level];
}

/** Whether an estimate of this confidence (0 to 1) is to be taken with care. */
export function isLowConfidence(confidence: number): boolean {
  return confidence <= LOW;
}

/** How far the estimate is to be trusted, in words; the confidence is from 0 to 1. */
export function confidenceWords(confidence: number): string {
  const figure = formatPercent(confidence);
  if (isLowConfidence(confidence)) return $localize`${figure}:share:: low, settling or unclear`;
  return confidence < HIGH
    ? $localize`${figure}:share:: moderate`
    : $localize`${figure}:share:: high, yet about one in four such is wrong`;
}
