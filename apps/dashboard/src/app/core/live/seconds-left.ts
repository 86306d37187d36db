/** Full seconds until the next attempt, at least one, so that a countdown never says "in 0 s". */
export function secondsLeft(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1_000));
}
