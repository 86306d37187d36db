import type { Reading } from './reading.js';
/** What is stored of one message. */
export interface MessageReadings {
  /** The reading of its first value. */
  readonly first: Reading;
  /** By channel; a value that is missing was not among the readings. */
  readonly values: ReadonlyMap<string, number>;
}
/**
 * Puts readings back together into the messages that brought them: the values of one message are of the same device and
 * instant, and have consecutive ids in the order in which it named them. Readings of other channels are let be, and so is
 * what belongs to no first value among them.
 *
 * @param readings any order within
 * @param order the channels, as such messages name them
 * @returns in the order of their first values among the readings
 */
export declare function toMessages(readings: readonly Reading[], order: readonly string[]): MessageReadings[];
