import { computed, inject, type Signal } from '@angular/core';
import type { ClockPrecision, WallClock } from '../session/wall-clock';
import { BoardClock } from './board-clock';
import { BoardTime } from './board-time';

/** Writes a time, milliseconds since 1970: `14:03:11`. */
export type TimeWords = (time: number, precision?: ClockPrecision) => string;

/** The clock of a dashboard's zone. To be called where Angular injects. */
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
    return (at, precision) => zone.time(at, now, precision);
  });
}
