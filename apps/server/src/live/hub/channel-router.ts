import { type ChannelPattern, matchesChannel, type Reading } from '@tachograph/contracts';

/** Channels that are remembered; of more, those go first that were met first, and are met anew when they report. */
const CHANNELS_MAX = 100_000;

/** Who takes the readings of the channels that its patterns mean. */
export interface ReadingTaker {
  readonly patterns: readonly ChannelPattern[];
  /** Those of its channels that are known; the router keeps them. */
  readonly channels: Set<KnownChannel>;
  /** Hot path: once a reading and taker. */
  take(reading: Reading, channel: KnownChannel): void;
}

/** A channel that has reported, or was looked for. */
export interface KnownChannel {
  readonly device: string;
  readonly channel: string;
  readonly takers: Set<ReadingTaker>;
  /** Of the readings that are known, the one taken last. */
  newest: Reading | undefined;
}

/**
 * Knows who takes the readings of each channel. Patterns are matched once a channel and taker, when either is new.
 *
 * Hot path: `deliver` runs once a reading, and costs one look-up, whatever the number of takers that don't want it.
 */
export class ChannelRouter {
  private readonly channels = new Map<string, KnownChannel>();
  private readonly takers = new Set<ReadingTaker>();

  constructor(private readonly limit = CHANNELS_MAX) {}

  add(taker: ReadingTaker): void {
    this.takers.add(taker);
    const [exact, wild] = apart(taker.patterns);
    for (const address of exact) {
      const channel = this.channels.get(address);
      if (channel !== undefined) join(taker, channel);
    }
    // Only wildcards cost a look at every channel.
    if (wild.length === 0) return;
    for (const channel of this.channels.values()) if (means(wild, channel)) join(taker, channel);
  }

  remove(taker: ReadingTaker): void {
    this.takers.delete(taker);
    for (const channel of taker.channels) channel.takers.delete(taker);
    taker.channels.clear();
  }

  deliver(reading: Reading): void {
    const channel = this.channelOf(reading);
    if (isNewer(reading, channel.newest)) channel.newest = reading;
    for (const taker of channel.takers) taker.take(reading, channel);
  }

  channelOf({ device, channel }: Reading): KnownChannel {
    const address = keyOf(device, channel);
    return this.channels.get(address) ?? this.meet(address, device, channel);
  }

  private meet(address: string, device: string, channel: string): KnownChannel {
    if (this.channels.size >= this.limit) this.forgetFirst();
    const known: KnownChannel = { device, channel, takers: new Set(), newest: undefined };
    this.channels.set(address, known);
    for (const taker of this.takers) if (means(taker.patterns, known)) join(taker, known);
    return known;
  }

  private forgetFirst(): void {
    for (const [address, channel] of this.channels) {
      this.channels.delete(address);
      for (const taker of channel.takers) taker.channels.delete(channel);
      return;
    }
  }
}

/** Whether a reading was taken later than another; of the same instant, the one stored later counts. */
export function isNewer(reading: Reading, than: Reading | undefined): boolean {
  if (than === undefined) return true;
  return reading.takenAt === than.takenAt ? reading.id > than.id : reading.takenAt > than.takenAt;
}

function keyOf(device: string, channel: string): string {
  // Names hold no control characters.
  return `${device}\n${channel}`;
}

/** The keys of the channels that are named, and the patterns that may mean any number of them. */
function apart(patterns: readonly ChannelPattern[]): [exact: string[], wild: ChannelPattern[]] {
  const exact: string[] = [];
  const wild: ChannelPattern[] = [];
  for (const pattern of patterns) {
    const [device = ''] = pattern.device;
    const [channel = ''] = pattern.channel;
    if (pattern.device.length === 1 && pattern.channel.length === 1) exact.push(keyOf(device, channel));
    else wild.push(pattern);
  }
  return [exact, wild];
}

function means(patterns: readonly ChannelPattern[], { device, channel }: KnownChannel): boolean {
  return patterns.some((pattern) => matchesChannel(pattern, device, channel));
}

function join(taker: ReadingTaker, channel: KnownChannel): void {
  channel.takers.add(taker);
  taker.channels.add(channel);
}
