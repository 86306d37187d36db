import type { Threshold, ThresholdLevel } from '@tachograph/contracts';

/** What a level means, in a word. */
export const LEVEL_WORDS: Readonly<Record<ThresholdLevel, string>> = {
  good: $localize`good`,
  notice: $localize`notice`,
  caution: $localize`caution`,
  alarm: $localize`alarm`,
};

/**
 * The threshold whose level a value is of: the highest that it has reached.
 * @param value in the unit that is shown, as the thresholds are
 * @param thresholds in ascending order of their values
 * @returns null below the first, where there is no level
 */
export function levelOf(value: number, thresholds: readonly Threshold[]): Threshold | null {
  return thresholds.findLast((threshold) => value >= threshold.value) ?? null;
}

/** A threshold in words: its own, else the name of its level. */
export function thresholdWords({ label, level }: Pick<Threshold, 'label' | 'level'>): string {
  return label.trim() === '' ? LEVEL_WORDS[level] : label;
}
