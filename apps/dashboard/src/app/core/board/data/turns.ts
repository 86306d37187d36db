/** What is drawn together costs the browser one frame in place of many: so things are drawn at these turns, milliseconds apart. */
export const TURN_MS = 100;

/** How long it is until the first turn that is so far away at least, milliseconds. */
export function untilTurn(least: number): number {
  const now = performance.now();
  return Math.ceil((now + least) / TURN_MS) * TURN_MS - now;
}
