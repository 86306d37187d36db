import { formatNumber, roundedNumber } from './number-format';
import { plural } from './plural';

/** So many things and more are told in round numbers, where that is enough. */
const MANY = 10_000;

/** A number as it is: `12,345`. */
export function formatCount(count: number): string {
  return formatNumber(count, 0);
}

/** A number of readings: `1 reading`, `12,345 readings`. */
export function readingCount(count: number): string {
  return plural(count, { one: $localize`1 reading`, other: $localize`${formatCount(count)}:count: readings` });
}

/** A number of readings that may be large, rounded then: `about 12.3 million readings`. */
export function aboutReadings(count: number): string {
  return count < MANY ? readingCount(count) : $localize`about ${roundedNumber(count)}:count: readings`;
}

/** A number of channels: `1 channel`, `12,345 channels`. */
export function channelCount(count: number): string {
  return plural(count, { one: $localize`1 channel`, other: $localize`${formatCount(count)}:count: channels` });
}

/** A number of rows: `1 row`, `12,345 rows`. */
export function rowCount(count: number): string {
  return plural(count, { one: $localize`1 row`, other: $localize`${formatCount(count)}:count: rows` });
}
