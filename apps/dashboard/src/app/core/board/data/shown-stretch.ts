import type { TimeSpan } from '@tachograph/contracts';
import { lengthOf, spanOf } from '../../history/shown-range';
import type { BoardTime } from '../board-time';

/**
 * The stretch that something shows which has a range of its own (its name) or (null) that of the dashboard.
 * @param now as of when, milliseconds since 1970
 */
export function stretchOf(time: BoardTime, range: string | null, now: number): TimeSpan {
  return spanOf(range === null ? time.range() : { kind: 'recent', name: range }, now);
}

/** How long it is, milliseconds. */
export function stretchLength(time: BoardTime, range: string | null): number {
  return lengthOf(range === null ? time.range() : { kind: 'recent', name: range });
}

/** A name of what is shown: while it stays, what was asked for holds, and only goes on with time. */
export function sceneOf(time: BoardTime, range: string | null, leaps: number): string {
  const mode = time.mode();
  const own = range ?? JSON.stringify(time.range());
  switch (mode) {
    case 'live':
      return `live ${own}`;
    case 'past':
      return `past ${own} ${time.now()}`;
    default:
      return `as of ${leaps} ${own}`;
  }
}
