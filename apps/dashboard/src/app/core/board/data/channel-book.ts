import { matchesChannel, type ChannelPattern, type Reading, type Series } from '@tachograph/contracts';
import { knownIntervals } from '../../history/growing-series';
import type { Bucket } from '../../history/point-columns';
import { effectiveTime } from '../../live/reading-window';
import { usualInterval } from '../../live/usual-pause';

/** Who hears what comes of the channels that it names. */
export interface Hearer {
  readonly patterns: readonly ChannelPattern[];
  hear(channel: HeardChannel, moment: Moment): void;
}

/** Something that was measured, and is shown when its time has come. */
export interface Moment {
  /** The reading, or where many were summed up, the last of them. */
  readonly reading: Reading;
  /** Where they were summed up; its width in milliseconds. */
  readonly bucket?: Bucket & { readonly width: number };
}

/** One channel, as far as a dashboard has heard of it. */
export interface HeardChannel {
  readonly device: string;
  readonly channel: string;
  /** By the time taken; undefined where none is known yet. */
  newest?: Reading;
  /** What came lately, in the order in which it came. */
  recent: { readonly moment: Moment; readonly heardAt: number }[];
  /** When the last of those was taken that came and are let go of, milliseconds since 1970. */
  lostAt: number;
  /** Usual time between readings, milliseconds; undefined while nobody knows. */
  usual?: number;
  /** The greatest id that came live. */
  lastId: number;
  intervals: number[];
  hearers?: readonly Hearer[];
}

/** So long, milliseconds, what came is kept for questions whose answers are on their way, and so many of a channel. */
const KEPT_MS = 20_000;
const KEPT_MAX = 1_000;
const INTERVALS_MAX = 24;

/** Everything that a dashboard has heard, channel by channel, and who hears it. */
export class ChannelBook {
  private readonly devices = new Map<string, Map<string, HeardChannel>>();
  private readonly hearers = new Set<Hearer>();
  /** Which channels are meant by whose patterns, until there is another channel. */
  private meant = new WeakMap<readonly ChannelPattern[], readonly HeardChannel[]>();

  addHearer(hearer: Hearer): void {
    this.hearers.add(hearer);
    this.forgetWhoHears();
  }

  removeHearer(hearer: Hearer): void {
    this.hearers.delete(hearer);
    this.forgetWhoHears();
  }

  /** Takes in what was stored a moment ago; what came before, also by way of another watch, is let be. */
  hearLive(readings: readonly Reading[]): void {
    for (const reading of readings) {
      const channel = this.channel(reading.device, reading.channel);
      if (reading.id <= channel.lastId) continue;
      channel.lastId = reading.id;
      this.hear(channel, { reading });
    }
  }

  /** Takes in what a recording says. */
  hearRecorded(moments: readonly Moment[]): void {
    for (const moment of moments) this.hear(this.channel(moment.reading.device, moment.reading.channel), moment);
  }

  /** Takes in the newest readings that somebody else knows. */
  know(readings: readonly Reading[]): void {
    for (const reading of readings) noteNewest(this.channel(reading.device, reading.channel), reading);
  }

  /** Takes in how often channels report. */
  learn(series: readonly Series[]): void {
    for (const { device, channel, points } of series) {
      const intervals = knownIntervals(points);
      const known = this.channel(device, channel);
      if (known.intervals.length < intervals.length) known.usual = usualInterval(intervals);
    }
  }

  /** The channels meant, by device and channel. */
  of(patterns: readonly ChannelPattern[]): readonly HeardChannel[] {
    const known = this.meant.get(patterns) ?? this.find(patterns);
    this.meant.set(patterns, known);
    return known;
  }

  /** What comes next has ids of another run of the server. */
  forgetIds(): void {
    for (const channels of this.devices.values()) for (const each of channels.values()) each.lastId = -Infinity;
  }

  /** When the newest reading of a device was taken, of whichever of its channels, milliseconds since 1970; -Infinity for none. */
  lastOf(device: string): number {
    const channels = [...(this.devices.get(device)?.values() ?? [])];
    return channels.reduce((last, { newest }) => Math.max(last, newest ? effectiveTime(newest) : -Infinity), -Infinity);
  }

  /** Forgets everything: what comes next is of another time. */
  clear(): void {
    this.devices.clear();
    this.meant = new WeakMap();
  }

  private find(patterns: readonly ChannelPattern[]): HeardChannel[] {
    const all = [...this.devices.values()].flatMap((channels) => [...channels.values()]);
    const own = all.filter(({ device, channel }) => means(patterns, device, channel));
    return own.sort((a, b) => compare(a.device, b.device) || compare(a.channel, b.channel));
  }

  private hear(channel: HeardChannel, moment: Moment): void {
    const { reading } = moment;
    noteInterval(channel, reading.takenAt);
    noteNewest(channel, reading);
    keep(channel, moment);
    channel.hearers ??= [...this.hearers].filter(({ patterns }) => means(patterns, channel.device, channel.channel));
    for (const hearer of channel.hearers) hearer.hear(channel, moment);
  }

  private channel(device: string, channel: string): HeardChannel {
    const channels = this.devices.get(device) ?? new Map<string, HeardChannel>();
    const known = channels.get(channel);
    if (known) return known;
    const added = { device, channel, recent: [], lostAt: -Infinity, lastId: -Infinity, intervals: [] };
    this.devices.set(device, channels.set(channel, added));
    this.meant = new WeakMap();
    return added;
  }

  private forgetWhoHears(): void {
    for (const channels of this.devices.values()) for (const each of channels.values()) each.hearers = undefined;
  }
}

/** Whether one of the patterns means a channel. */
export function means(patterns: readonly ChannelPattern[], device: string, channel: string): boolean {
  return patterns.some((pattern) => matchesChannel(pattern, device, channel));
}

/** Names in the order of their characters, as the server puts them. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function noteNewest(channel: HeardChannel, reading: Reading): void {
  const { newest } = channel;
  if (!newest || reading.takenAt > newest.takenAt || (reading.takenAt === newest.takenAt && reading.id >= newest.id))
    channel.newest = reading;
}

function noteInterval(channel: HeardChannel, takenAt: number): void {
  const { newest, intervals } = channel;
  if (!newest || takenAt <= newest.takenAt) return;
  intervals.push(takenAt - newest.takenAt);
  if (intervals.length < INTERVALS_MAX && intervals.length > 3) return;
  channel.usual = usualInterval(intervals);
  if (intervals.length >= INTERVALS_MAX) intervals.splice(0, INTERVALS_MAX / 2);
}

function keep(channel: HeardChannel, moment: Moment): void {
  const heardAt = performance.now();
  channel.recent.push({ moment, heardAt });
  const [first] = channel.recent;
  const isFull = channel.recent.length > 2 * KEPT_MAX || (first && heardAt - first.heardAt > 2 * KEPT_MS);
  if (!isFull) return;
  const kept = channel.recent.slice(-KEPT_MAX).filter((each) => heardAt - each.heardAt <= KEPT_MS);
  const lost = channel.recent.slice(0, channel.recent.length - kept.length);
  channel.lostAt = lost.reduce((last, each) => Math.max(last, each.moment.reading.takenAt), channel.lostAt);
  channel.recent = kept;
}
