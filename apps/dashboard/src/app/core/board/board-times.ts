import { computed, inject, type Signal } from '@angular/core';
import type { ClockPrecision, WallClock } from '../session/wall-clock';
import { BoardClock } from './board-clock';
import { BoardTime } from './board-time';

/** Lists are drawn some times a second, mostly of the same times, and writing one takes longer than all else in a row. */
const KNOWN_MAX = 1_000;

/** Writes a time, milliseconds since 1970: `14:03:11`. */
export type TimeWords = (time: number, precision?: ClockPrecision) => string;

/** The clock by which a dashboard's times are told. To be called where Angular injects. */
export function boardClock(): Signal<WallClock> {
  return inject(BoardClock).clock;
}

/**
 * How times are written on a dashboard: by the clock of its zone, with the day before it where it is not that of its moment. Another
 * function only when the zone or the day is another. To be called where Angular injects.
 */
export function boardTimes(): Signal<TimeWords> {
  const time = inject(BoardTime);
  const clock = boardClock();
  const today = computed(time.now, { equal: (a, b) => clock().isSameDay(a, b) });
  return computed(() => {
    const zone = clock();
    const now = today();
    const known = new Map<string, string>();
    return (at, precision = 'seconds') => {
      const key = `${precision} ${at}`;
      const words = known.get(key) ?? zone.time(at, now, precision);
      if (known.size >= KNOWN_MAX) known.clear();
      known.set(key, words);
      return words;
    };
  });
}
