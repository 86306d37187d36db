import type { Reading } from '@tachograph/contracts';

/** How many readings of a channel are kept of each device, and shown at once, where a view wants no other number. */
export const WINDOW_SIZE = 50;
/** Of how many devices readings are kept where a view wants no other number: the last `WINDOW_SIZE` may be of as many. */
export const DEVICES_MAX = 64;

/** A reading as a page shows it. */
export type ShownReading = Omit<Reading, 'messageId'>;

/** The newest readings of one channel of each device, oldest first by the time they were taken. */
export type ReadingWindow = ReadonlyMap<string, readonly ShownReading[]>;

/** What a window keeps. */
export interface WindowBounds {
  /** How many readings of each device. */
  readonly size?: number;
  /** Of how many devices: those silent for longest are let go of first. */
  readonly devices?: number;
  /** The device that is shown, which is kept whatever the others do. */
  readonly chosen?: string | null;
}

/**
 * The window with these readings in it, each once by its id, whether it came live, from the history or from both, and
 * in whatever order.
 */
export function mergeReadings(
  window: ReadingWindow,
  arrived: readonly ShownReading[],
  { size = WINDOW_SIZE, devices = DEVICES_MAX, chosen = null }: WindowBounds = {},
): ReadingWindow {
  if (arrived.length === 0) return window;
  const merged = new Map(window);
  for (const [device, readings] of Map.groupBy(arrived, (reading) => reading.device)) {
    const byId = new Map((merged.get(device) ?? []).map((reading) => [reading.id, reading]));
    for (const reading of readings) byId.set(reading.id, reading);
    merged.set(device, [...byId.values()].sort(byTime).slice(-size));
  }
  return merged.size > devices ? withoutTheSilent(merged, devices, chosen) : merged;
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

function withoutTheSilent(window: ReadingWindow, devices: number, chosen: string | null): ReadingWindow {
  const heard = [...window]
    .filter(([device]) => device !== chosen)
    .map(([device, readings]) => ({ device, at: Math.max(...readings.map(({ receivedAt }) => receivedAt)) }))
    .sort((a, b) => b.at - a.at);
  const isChosenHere = heard.length < window.size;
  const kept = new Set(heard.slice(0, devices - (isChosenHere ? 1 : 0)).map(({ device }) => device));
  return new Map([...window].filter(([device]) => device === chosen || kept.has(device)));
}
