import type { ThresholdLevel } from '@tachograph/contracts';

const NAMES: Record<ThresholdLevel, string> = {
  good: $localize`good`,
  notice: $localize`notice`,
  caution: $localize`caution`,
  alarm: $localize`alarm`,
};

/** A level in words: a colour never says it alone. */
export function levelWord(level: ThresholdLevel): string {
  return NAMES[level];
}
