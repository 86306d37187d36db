import type { ShownReading } from '../../core/live/reading-window';
import { gapLimit } from '../../core/live/usual-pause';
import type { TimePoint } from '../../widgets/time-chart/time-line';

/**
 * How fast a counter grew, each second, at the times it was read. Where it was reset (the machine was started again), or
 * was not read for longer than usual, the rate is not known: null, and no spike.
 * @param readings of a counter of one device, in the order of time
 */
export function counterRates(readings: readonly ShownReading[]): TimePoint[] {
  const limit = gapLimit(readings.map(({ takenAt }) => takenAt));
  return readings.slice(1).flatMap((reading, index) => {
    const before = readings[index];
    const elapsed = reading.takenAt - (before?.takenAt ?? reading.takenAt);
    if (!before || elapsed <= 0) return [];
    const isKnown = elapsed <= limit && reading.value >= before.value;
    return [{ x: reading.takenAt, y: isKnown ? ((reading.value - before.value) / elapsed) * 1_000 : null }];
  });
}
