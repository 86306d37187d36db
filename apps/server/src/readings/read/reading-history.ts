import type { ChannelPattern, LivePosition, LiveRange, Reading } from '@tachograph/contracts';
import type { ReadingPlace } from '@tachograph/contracts/dto';

/** Which readings are asked for. Times are milliseconds since 1970, UTC, inclusive, by the time taken. */
export interface HistoryRange {
  readonly channel: string;
  /** Of this device alone. */
  readonly device?: string;
  readonly from?: number;
  readonly to?: number;
  /** How many at most: the last ones of the range. */
  readonly limit: number;
}

/** Which readings are asked for, page by page. Times are milliseconds since 1970, UTC, inclusive, by the time taken. */
export interface PageQuestion {
  readonly channels: readonly ChannelPattern[];
  readonly from?: number;
  readonly to?: number;
  /** How many at most: the last ones of the range, or those beside a place. */
  readonly limit: number;
  /** Those right before this place, without its own. */
  readonly before?: ReadingPlace;
  /** Those right after this place, without its own; where it is given, `before` is not. */
  readonly after?: ReadingPlace;
}

/** What a viewer missed: readings of these channels with ids above that of `after`, up to `upTo`. */
export interface MissedQuestion {
  readonly channels: readonly ChannelPattern[];
  readonly after: LivePosition;
  /** The id of the last reading that is asked for. */
  readonly upTo: number;
  /** With more than so many, the viewer has to read the history itself. */
  readonly limit: number;
}

/** All of it in the order of ids; or the times in which something may be missing, where that can't be told or is too much. */
export type Missed =
  | { readonly recovered: true; readonly readings: readonly Reading[] }
  | { readonly recovered: false; readonly reload: LiveRange };

/** THE READ PORT: what is stored, as others may ask for it. */
export abstract class ReadingHistory {
  /**
   * The last `limit` readings of a range over all devices, oldest first; at the same instant in the order of commit.
   *
   * @throws HistoryUnavailableError if the database does not answer
   */
  abstract last(range: HistoryRange): Promise<Reading[]>;

  /**
   * A page of the readings of all these channels, oldest first, at the same instant by id. Pages that follow one another in
   * either direction neither lose a reading nor double one.
   *
   * @throws HistoryUnavailableError if the database does not answer
   */
  abstract page(question: PageQuestion): Promise<Reading[]>;

  /**
   * What was stored after a place in the order of storing, exactly.
   *
   * @throws HistoryUnavailableError if the database does not answer
   */
  abstract missed(question: MissedQuestion): Promise<Missed>;

  /**
   * The newest reading of each channel that one of the patterns means, by the time taken.
   *
   * @param limit of so many channels at most
   * @throws HistoryUnavailableError if the database does not answer
   */
  abstract newestOfEach(channels: readonly ChannelPattern[], limit: number): Promise<Reading[]>;
}
