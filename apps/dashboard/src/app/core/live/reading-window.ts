import type { Reading } from '@tachograph/contracts';

/** How many readings of a channel are kept of each device, and shown at once, where a view wants no other number. */
export const WINDOW_SIZE = 50;
/** A page that is open for weeks meets many devices: those silent for longest are forgotten first. */
export const DEVICES_MAX = 32;

/** A reading as a page shows it. */
export type ShownReading = Omit<Reading, 'messageId'>;

/** The newest readings of one channel of each device, oldest first by the time they were taken. */
export type ReadingWindow = ReadonlyMap<string, readonly ShownReading[]>;

/**
 * The window with these readings in it, each once by its id, whether it came live, from the history or from both, and
 * in whatever order.
 * @param size how many are kept of each device
 */
export function mergeReadings(
  window: ReadingWindow,
  arrived: readonly ShownReading[],
  size = WINDOW_SIZE,
): ReadingWindow {
  if (arrived.length === 0) return window;
  const merged = new Map(window);
  for (const [device, readings] of Map.groupBy(arrived, (reading) => reading.device)) {
    const byId = new Map((merged.get(device) ?? []).map((reading) => [reading.id, reading]));
    for (const reading of readings) byId.set(reading.id, reading);
    merged.set(device, [...byId.values()].sort(byTime).slice(-size));
  }
  return merged.size > DEVICES_MAX ? withoutTheSilent(merged) : merged;
}

/** The last readings of one device, or of all together, oldest first by the time they were taken. */
export function lastReadings(
  window: ReadingWindow,
  device: string | null,
  size = WINDOW_SIZE,
): readonly ShownReading[] {
  if (device !== null) return window.get(device) ?? [];
  return [...window.values()].flat().sort(byTime).slice(-size);
}

/**
 * When a reading can have been taken at the latest: nothing is received before it is taken, so a device whose clock is
 * ahead does not stay the newest for as long as its error. Milliseconds since 1970.
 */
export function effectiveTime(reading: ShownReading): number {
  return Math.min(reading.takenAt, reading.receivedAt);
}

/** The reading that was taken last; a late one from a backlog is not it, though it arrived last. */
export function newestReading(readings: readonly ShownReading[]): ShownReading | undefined {
  return readings.reduce<ShownReading | undefined>((newest, reading) => {
    if (!newest) return reading;
    const later = effectiveTime(reading) - effectiveTime(newest) || reading.id - newest.id;
    return later > 0 ? reading : newest;
  }, undefined);
}

function byTime(a: ShownReading, b: ShownReading): number {
  return a.takenAt - b.takenAt || a.id - b.id;
}

function withoutTheSilent(window: ReadingWindow): ReadingWindow {
  const lastHeard = (readings: readonly ShownReading[]) => Math.max(...readings.map((reading) => reading.receivedAt));
  const kept = [...window].sort(([, a], [, b]) => lastHeard(b) - lastHeard(a)).slice(0, DEVICES_MAX);
  const names = new Set(kept.map(([device]) => device));
  return new Map([...window].filter(([device]) => names.has(device)));
}
