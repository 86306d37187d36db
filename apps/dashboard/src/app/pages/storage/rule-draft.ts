import {
  KEEP_DAYS,
  KEPT_RESOLUTIONS,
  keepProblem,
  parseChannelPattern,
  type KeptResolution,
  type RetentionRule,
} from '@tachograph/contracts';

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
  raw: 'Readings',
  '1s': '1 s summaries',
  '10s': '10 s summaries',
  '1m': '1 min summaries',
  '10m': '10 min summaries',
  '1h': 'Hourly summaries',
  '1d': 'Daily summaries',
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
    problems.pattern = 'An address device/channel is accepted, with * for any characters: car-*/speed.';
  }
  for (const resolution of KEPT_RESOLUTIONS) {
    if (!isDays(keep[resolution])) {
      problems[resolution] = `Whole days from ${KEEP_DAYS.min} to ${KEEP_DAYS.max} are accepted, or nothing: for ever.`;
    }
  }
  // Of days that are none nothing can be said together.
  if (!KEPT_RESOLUTIONS.some((resolution) => problems[resolution])) {
    const together = keepProblem(toRule(draft).keep);
    if (together !== undefined) problems.keep = `This rule ${inWords(together)}.`;
  }
  return problems;
}

/** What the contracts say of resolutions, with the names that the form has for them. */
function inWords(text: string): string {
  return text.replace(/\b(?:raw|\d+[smhd])\b/g, (key) => nameWithin(key as KeptResolution));
}

/** A resolution's name within a sentence. */
function nameWithin(key: KeptResolution): string {
  return RESOLUTION_NAMES[key].replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** What a draft does, as a sentence. */
export function draftWords({ keep }: RuleDraft): string {
  const limited = KEPT_RESOLUTIONS.filter((resolution) => keep[resolution].trim() !== '' && isDays(keep[resolution]));
  if (limited.length === 0) return 'Keeps everything for ever.';
  const parts = limited.map((resolution) => {
    const days = Number(keep[resolution]);
    return `${nameWithin(resolution)} for ${days} ${days === 1 ? 'day' : 'days'}`;
  });
  const rest = limited.length === KEPT_RESOLUTIONS.length ? '' : ', everything else for ever';
  return `Keeps ${parts.join(', ')}${rest}.`;
}

function isDays(text: string): boolean {
  const trimmed = text.trim();
  const days = Number(trimmed);
  return trimmed === '' || (/^\d+$/.test(trimmed) && days >= KEEP_DAYS.min && days <= KEEP_DAYS.max);
}
