const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ranges that end now, by their length in milliseconds. */
export const QUICK_SPANS = [
  { name: $localize`last hour`, length: HOUR_MS },
  { name: $localize`last 24 hours`, length: DAY_MS },
  { name: $localize`last 7 days`, length: 7 * DAY_MS },
  { name: $localize`last 30 days`, length: 30 * DAY_MS },
  { name: $localize`last 365 days`, length: 365 * DAY_MS },
  { name: $localize`everything`, length: Infinity },
] as const;

/** What a person has chosen: a quick range by its place, or two times as a form has them. */
export interface SpanChoice {
  readonly quick: number | null;
  /** `2026-11-21T14:03` in the reader's time zone. */
  readonly from: string;
  readonly to: string;
}

/** Milliseconds since 1970, UTC, without `to` itself. */
export interface ChosenSpan {
  readonly from: number;
  readonly to: number;
}

/** The range that is meant, or in words what is wrong with it. */
export function resolveSpan({ quick, from, to }: SpanChoice, now: number): ChosenSpan | string {
  if (quick !== null) return { from: Math.max(0, now - (QUICK_SPANS[quick]?.length ?? HOUR_MS)), to: now };
  const span = { from: new Date(from).getTime(), to: new Date(to).getTime() };
  if (Number.isNaN(span.from) || Number.isNaN(span.to)) return $localize`Both a beginning and an end are needed.`;
  return span.from < span.to ? span : $localize`The end must be after the beginning.`;
}

/** A time as a `datetime-local` field has it, in the reader's time zone. */
export function toFieldTime(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}
