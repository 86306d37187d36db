/**
 * Where a reading's `takenAt` comes from: the device's own clock, or the time of receipt because the device sent no
 * time, one that can't be read, or one before 2000 or more than a day ahead. Stored by its index: append only.
 */
export const CLOCK_FLAGS = ['device', 'absent', 'unparsable', 'implausible'] as const;
export type ClockFlag = (typeof CLOCK_FLAGS)[number];

/** One value of one channel of one device at one instant. Times are milliseconds since 1970, UTC. */
export interface Reading {
  /** Unique over all processes and restarts; grows in the order in which one process commits. */
  id: number;
  device: string;
  channel: string;
  /** Of the channel, e.g. `km/h`; empty for a number without one. */
  unit: string;
  value: number;
  takenAt: number;
  receivedAt: number;
  clock: ClockFlag;
  /** The client's own id for its message: the same device and id are stored once. */
  messageId?: string;
}

/** Answer of `GET /api/readings`. */
export interface ReadingList {
  count: number;
  /** Oldest first, by the time at which the device took them. */
  data: Reading[];
  /** Sent back as `before`, it brings the page before this one; null where there is none. */
  before: string | null;
  /** Sent back as `after`, it brings the page after this one, also what is yet to come. */
  after: string;
}

/** How many stored readings one question may ask for. */
export const HISTORY_LIMIT = { default: 50, min: 1, max: 10_000 } as const;
