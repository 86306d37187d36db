import type { ShownReading } from '../../core/live/reading-window';
import { gapLimit } from '../../core/live/usual-pause';
import { isLowConfidence } from '../../core/session/stress-words';
import type { TimeSpan } from '../../widgets/time-chart/recent-span';

/** A stretch of time with one level; times are milliseconds since 1970. */
export interface StressSegment {
  from: number;
  to: number;
  /** Of the stress channel: the place of the level among the levels. */
  level: number;
  isLow: boolean;
}

/** What a record's level holds for where nothing follows it. */
const LONE_MS = 1_000;

/**
 * The level over the time shown, as stretches of the same level and the same trust in it. A level holds until the next
 * record, but not across a gap.
 * @param levels of one device, in the order of time
 * @param confidences of the same device; that of a record has the id after its level's
 */
export function stressSegments(
  levels: readonly ShownReading[],
  confidences: readonly ShownReading[],
  span: TimeSpan,
): StressSegment[] {
  const confidenceById = new Map(confidences.map(({ id, value }) => [id, value]));
  const limit = gapLimit(levels.map(({ takenAt }) => takenAt));
  const segments: StressSegment[] = [];
  for (const [index, { id, takenAt, value: level }] of levels.entries()) {
    const next = levels[index + 1]?.takenAt ?? Infinity;
    const from = Math.max(takenAt, span.min);
    const to = Math.min(next - takenAt <= limit ? next : takenAt + LONE_MS, span.max);
    if (to <= from) continue;
    const isLow = isLowConfidence(confidenceById.get(id + 1) ?? 0);
    const last = segments.at(-1);
    if (last?.to === from && last.level === level && last.isLow === isLow) last.to = to;
    else segments.push({ from, to, level, isLow });
  }
  return segments;
}
