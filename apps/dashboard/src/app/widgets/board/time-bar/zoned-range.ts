import { parsePast } from '../../../core/history/range-address';
import type { TimedRange } from '../../../core/history/shown-range';
import type { WallClock } from '../../../core/session/wall-clock';

/** An instant as a `datetime-local` field has it, `2026-03-01T14:00:00`, by a clock. */
export function fieldText(time: number, clock: WallClock): string {
  return clock.wall(time).toISOString().slice(0, 19);
}

/** The range between two times of day as such fields have them, or in words what is wrong with them. */
export function zonedRange(
  fromText: string,
  toText: string,
  clock: WallClock,
): { range?: TimedRange; problem: string } {
  const [from, to] = [instantOf(fromText, clock), instantOf(toText, clock)];
  if (from === null || to === null) {
    return {
      problem: $localize`the clocks of ${clock.timeZone ?? ''}:zone: left that time out, as they were put forward`,
    };
  }
  const { shown, problem } = parsePast(from, to);
  return shown?.kind === 'past' ? { range: shown, problem } : { problem };
}

/** As ISO 8601 has it; null for a time that the clock never showed. */
function instantOf(text: string, clock: WallClock): string | null {
  const wall = Date.parse(`${text}Z`);
  if (!Number.isFinite(wall)) return '';
  const time = clock.instant(wall);
  return clock.wall(time).getTime() === wall ? new Date(time).toISOString() : null;
}
