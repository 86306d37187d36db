/** The resolutions in which readings are kept: themselves, and rolled up. */
export const KEPT_RESOLUTIONS = ['raw', '1s', '10s', '1m', '10m', '1h', '1d'] as const;
export type KeptResolution = (typeof KEPT_RESOLUTIONS)[number];

/** Days for which a resolution may be kept at least and at most. */
export const KEEP_DAYS = { min: 1, max: 36_500 } as const;

/** How long the readings of some channels are kept. */
export interface RetentionRule {
  /** Of these channels: an address `device/channel` with `*` for any characters. */
  pattern: string;
  /** Days by the time taken; null, or a resolution that isn't named: for ever. */
  keep: Partial<Record<KeptResolution, number | null>>;
}

/** Rules of retention. For a channel the first one counts whose pattern means it; without one, everything is kept for ever. */
export interface RetentionRules {
  /** Grows with each change; a change must name the version that it is about. */
  version: number;
  rules: RetentionRule[];
}

/** What rules would remove now, before they are set. */
export interface RetentionPreview {
  /** Readings that would go. */
  readings: number;
  /** Bytes that would be freed, about. */
  bytes: number;
  /** Channels that lose something. */
  channels: number;
}

/** Body of `PUT /api/storage/budget`. */
export interface DiskBudget {
  /** Null: what the disk has. */
  bytes: number | null;
}

/** What one channel takes. */
export interface ChannelUse {
  device: string;
  channel: string;
  unit: string;
  /** Readings that are kept. */
  readings: number;
  /** With everything that belongs to them, about. */
  bytes: number;
  /** Readings a day over the last week. */
  readingsPerDay: number;
  /** Of the first kept reading and the last, milliseconds since 1970; null where there is none. */
  oldest: number | null;
  newest: number | null;
}

/** When the disk will be full, as things are. */
export interface StorageForecast {
  /** Bytes a day over the last week, after what expires; can be negative. */
  bytesPerDay: number;
  /** Days until the budget or the disk is used up; null: not at this rate. */
  daysLeft: number | null;
  /** One sentence for people, e.g. `At this rate the disk is full in 41 days.` */
  text: string;
}

/** Answer of `GET /api/storage`. */
export interface StorageUse {
  database: 'sqlite' | 'mysql';
  /** Of the database on disk, with the journal. */
  bytes: { total: number; readings: number; rollups: number; journal: number; free: number; other: number };
  readings: number;
  /** Bytes of one reading, all included. */
  bytesPerReading: number | null;
  /** Of the disk that the database lies on; null where the server can't see it. */
  disk: { bytes: number; free: number } | null;
  budget: DiskBudget;
  forecast: StorageForecast;
  /** The channels that take most, first. */
  channels: ChannelUse[];
  /** All channels. */
  channelCount: number;
  /** What expiry does at the moment, and did last. */
  expiry: { running: boolean; lastRun: number | null; lastRemoved: number; lastError: string | null };
}
