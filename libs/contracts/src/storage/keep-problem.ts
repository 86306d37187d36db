import { KEEP_DAYS, KEPT_RESOLUTIONS, type KeptResolution, type RetentionRule } from './retention.js';

const ACCEPTED = `an object such as {"raw": 30, "1s": 365}, with days (a whole number from ${KEEP_DAYS.min} to ${KEEP_DAYS.max}, or null for ever) by resolution: ${KEPT_RESOLUTIONS.join(', ')}`;

/** Two resolutions that contradict each other, and for how many days the finer one is kept; null: for ever. */
export interface KeepConflict {
  readonly coarser: KeptResolution;
  readonly finer: KeptResolution;
  readonly days: number | null;
}

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
  const conflict = keepConflict(keep);
  if (conflict === undefined) return undefined;
  const { coarser, finer, days } = conflict;
  const period = days === null ? 'for ever, as no days are given for it' : `for ${days} days`;
  return `must keep ${coarser} at least as long as ${finer}: ${period}`;
}

/** The first two neighbouring resolutions of which the coarser is kept for less long than the finer; undefined where there are none. */
export function keepConflict(keep: RetentionRule['keep']): KeepConflict | undefined {
  for (const [index, coarser] of KEPT_RESOLUTIONS.entries()) {
    const finer = KEPT_RESOLUTIONS[index - 1];
    if (finer === undefined || (keep[coarser] ?? Infinity) >= (keep[finer] ?? Infinity)) continue;
    return { coarser, finer, days: keep[finer] ?? null };
  }
  return undefined;
}
