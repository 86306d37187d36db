import type { ChannelPattern } from '@tachograph/contracts';

/** A channel by its names. */
export interface ChannelAddress {
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
}

/** A channel that exists, by its names and by the number under which its readings are stored. */
export interface KnownChannel {
  readonly id: number;
  readonly device: string;
  readonly unit: string;
}

/** A channel that a pattern found. */
export interface MatchedChannel extends KnownChannel {
  readonly channel: string;
}

/** Knows every device and its channels, and makes those that report for the first time. */
export abstract class ChannelDirectory {
  /**
   * The numbers of channels, in the order asked; new devices and channels are stored first. Two processes that meet the
   * same new device at once get the same number. A channel keeps the unit that it first came with.
   */
  abstract resolve(addresses: readonly ChannelAddress[]): Promise<number[]>;

  /** Lets go of the numbers that it has in mind: the database may be another one when it answers again. */
  abstract forget(): void;

  /** The channels that one of the patterns means, by device and name; so many at most. */
  abstract match(patterns: readonly ChannelPattern[], limit: number): Promise<MatchedChannel[]>;

  /** The channels of a name, of every device or of one. */
  abstract find(channel: string, device?: string): Promise<KnownChannel[]>;
}
