/** Where a connection that comes back by itself stands. */
export type LinkState =
  | { kind: 'closed' }
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** Lost; the next attempt is at `until`, milliseconds since 1970 on this machine's clock. */
  | { kind: 'waiting'; until: number }
  /** The server asked us not to come back by ourselves. */
  | { kind: 'refused'; reason: string };

/** Full seconds until the next attempt, at least one, so that a countdown never says "in 0 s". */
export function secondsLeft(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1_000));
}
