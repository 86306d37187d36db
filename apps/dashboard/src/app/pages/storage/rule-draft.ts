import {
  KEEP_DAYS,
  KEPT_RESOLUTIONS,
  keepConflict,
  parseChannelPattern,
  type KeepConflict,
  type KeptResolution,
  type RetentionRule,
} from '@tachograph/contracts';
import { dayCount } from '../../core/session/duration-words';
import { plainNumber } from '../../core/session/number-format';

/** A rule as it stands in the form. */
export interface RuleDraft {
  /** Of this draft alone, however often it is moved. */
  readonly id: number;
  readonly pattern: string;
  /** Days as typed; empty: for ever. */
  readonly keep: Readonly<Record<KeptResolution, string>>;
}

/** A field of a rule in the form. */
export type RuleField = 'pattern' | KeptResolution;

/** Problems of one rule, by field; those of `keep` are about its days together. */
export type FieldProblems = Partial<Record<RuleField | 'keep', string>>;

/** What the resolutions are called in the form. */
export const RESOLUTION_NAMES: Readonly<Record<KeptResolution, string>> = {
  raw: $localize`Readings`,
  '1s': $localize`1 s summaries`,
  '10s': $localize`10 s summaries`,
  '1m': $localize`1 min summaries`,
  '10m': $localize`10 min summaries`,
  '1h': $localize`Hourly summaries`,
  '1d': $localize`Daily summaries`,
};

/** The same within a sentence. */
const NAMES_WITHIN: Readonly<Record<KeptResolution, string>> = {
  ...RESOLUTION_NAMES,
  raw: $localize`:within a sentence|:readings`,
  '1h': $localize`:within a sentence|:hourly summaries`,
  '1d': $localize`:within a sentence|:daily summaries`,
};

/** A rule for the form. */
export function toDraft(rule: RetentionRule, id: number): RuleDraft {
  const entries = KEPT_RESOLUTIONS.map((resolution) => [resolution, String(rule.keep[resolution] ?? '')] as const);
  return { id, pattern: rule.pattern, keep: Object.fromEntries(entries) as Record<KeptResolution, string> };
}

/** The rule of a draft in which {@link draftProblems} finds nothing. */
export function toRule({ pattern, keep }: RuleDraft): RetentionRule {
  const limited = KEPT_RESOLUTIONS.filter((resolution) => keep[resolution].trim() !== '');
  const entries = limited.map((resolution) => [resolution, Number(keep[resolution])] as const);
  return { pattern: pattern.trim(), keep: Object.fromEntries(entries) };
}

/** What is wrong in a draft, by field, and what is accepted there. */
export function draftProblems(draft: RuleDraft): FieldProblems {
  const { pattern, keep } = draft;
  const problems: FieldProblems = {};
  if (!parseChannelPattern(pattern)) {
    problems.pattern = $localize`An address device/channel is accepted, with * for any characters: car-*/speed.`;
  }
  for (const resolution of KEPT_RESOLUTIONS) {
    if (!isDays(keep[resolution])) {
      problems[resolution] =
        $localize`Whole days from ${plainNumber(KEEP_DAYS.min)}:least: to ${plainNumber(KEEP_DAYS.max)}:most: are accepted, or nothing: for ever.`;
    }
  }
  // Of days that are none nothing can be said together.
  if (!KEPT_RESOLUTIONS.some((resolution) => problems[resolution])) {
    const conflict = keepConflict(toRule(draft).keep);
    if (conflict !== undefined) problems.keep = conflictWords(conflict);
  }
  return problems;
}

function conflictWords({ coarser, finer, days }: KeepConflict): string {
  const [more, less] = [NAMES_WITHIN[coarser], NAMES_WITHIN[finer]];
  return days === null
    ? $localize`This rule must keep ${more}:coarser: at least as long as ${less}:finer:: for ever, as no days are given.`
    : $localize`This rule must keep ${more}:coarser: at least as long as ${less}:finer:: for ${dayCount(days)}:period:.`;
}

/** What a draft does, as a sentence. */
export function draftWords({ keep }: RuleDraft): string {
  const limited = KEPT_RESOLUTIONS.filter((resolution) => keep[resolution].trim() !== '' && isDays(keep[resolution]));
  if (limited.length === 0) return $localize`Keeps everything for ever.`;
  const parts = limited.map((resolution) => {
    const period = dayCount(Number(keep[resolution]));
    return $localize`${NAMES_WITHIN[resolution]}:what: for ${period}:period:`;
  });
  const words = parts.join(', ');
  return limited.length === KEPT_RESOLUTIONS.length
    ? $localize`Keeps ${words}:what:.`
    : $localize`Keeps ${words}:what:, everything else for ever.`;
}

function isDays(text: string): boolean {
  const trimmed = text.trim();
  const days = Number(trimmed);
  return trimmed === '' || (/^\d+$/.test(trimmed) && days >= KEEP_DAYS.min && days <= KEEP_DAYS.max);
}
