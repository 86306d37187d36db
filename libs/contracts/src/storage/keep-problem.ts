import { KEEP_DAYS, KEPT_RESOLUTIONS, type RetentionRule } from './retention.js';

const ACCEPTED = `an object such as {"raw": 30, "1s": 365}, with days (a whole number from ${KEEP_DAYS.min} to ${KEEP_DAYS.max}, or null for ever) by resolution: ${KEPT_RESOLUTIONS.join(', ')}`;

/**
 * What is wrong with the `keep` of a rule, as the end of a sentence that begins with the field's name; undefined where nothing is. A coarser resolution
 * must be kept as long as a finer one: it costs a fraction of it, and where it were gone, a question about a long range could only be answered by
 * reading what is fine, which is what rollups are there to save.
 */
export function keepProblem(keep: unknown): string | undefined {
  if (typeof keep !== 'object' || keep === null || Array.isArray(keep)) return `must be ${ACCEPTED}`;
  const entries = Object.entries(keep as Record<string, unknown>);
  const known: readonly string[] = KEPT_RESOLUTIONS;
  const wrong = entries.find(([resolution, days]) => !known.includes(resolution) || !isDays(days));
  if (wrong !== undefined) return `must be ${ACCEPTED}; ${JSON.stringify(wrong[0])} is wrong`;
  return orderProblem(keep);
}

function isDays(days: unknown): boolean {
  return days === null || (Number.isInteger(days) && Number(days) >= KEEP_DAYS.min && Number(days) <= KEEP_DAYS.max);
}

function orderProblem(keep: RetentionRule['keep']): string | undefined {
  for (const [index, coarser] of KEPT_RESOLUTIONS.entries()) {
    const finer = KEPT_RESOLUTIONS[index - 1];
    if (finer === undefined || (keep[coarser] ?? Infinity) >= (keep[finer] ?? Infinity)) continue;
    return `must keep ${coarser} at least as long as ${finer}: ${periodOf(keep[finer])}`;
  }
  return undefined;
}

function periodOf(days: number | null | undefined): string {
  return typeof days === 'number' ? `for ${days} days` : 'for ever, as no days are given for it';
}
