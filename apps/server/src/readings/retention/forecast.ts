import type { StorageForecast } from '@tachograph/contracts';

/** How a channel's readings grow; rates are readings a day. */
export interface Growth {
  readonly perDay: number;
  /** Days until as much expires as comes; Infinity where nothing ever does. */
  readonly daysUntilLevel: number;
}

/** What there is to fill, in bytes. */
export interface Room {
  readonly free: number;
  /** What is meant, for people. */
  readonly name: 'disk' | 'budget';
}

/** Days beyond which a forecast says no number. */
const FAR_DAYS = 36_500;

const DAYS_PER_YEAR = 365;

/**
 * When the room is used up if readings keep coming as over the last week: each channel grows until its oldest readings are as old as the rules keep
 * them, and from then on loses as much as it gets.
 */
export function forecastOf(
  growths: readonly Growth[],
  bytesPerReading: number,
  room: Room | undefined,
): StorageForecast {
  const bytesPerDay = Math.round(bytesPerReading * sum(growths.filter(({ daysUntilLevel }) => daysUntilLevel > 0)));
  if (room === undefined)
    return { bytesPerDay, daysLeft: null, text: 'The size of the disk is not known, and no budget is set.' };
  if (room.free <= 0)
    return {
      bytesPerDay,
      daysLeft: 0,
      text: `The ${room.name} is used up; nothing but what the rules say is ever removed.`,
    };
  const days = daysUntilFull(growths, bytesPerReading, room.free);
  if (days === Infinity) return { bytesPerDay, daysLeft: null, text: `At this rate the ${room.name} never fills up.` };
  if (days > FAR_DAYS)
    return { bytesPerDay, daysLeft: null, text: `At this rate the ${room.name} is not full within 100 years.` };
  const daysLeft = Math.floor(days);
  return { bytesPerDay, daysLeft, text: `At this rate the ${room.name} is full ${whenWords(daysLeft)}.` };
}

/** Beyond two years nobody counts days, and the forecast is not that good. */
function whenWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'in 1 day';
  return days < 2 * DAYS_PER_YEAR ? `in ${days} days` : `in about ${Math.floor(days / DAYS_PER_YEAR)} years`;
}

function daysUntilFull(growths: readonly Growth[], bytesPerReading: number, free: number): number {
  const growing = growths.filter(({ daysUntilLevel }) => daysUntilLevel > 0);
  const inOrder = growing.toSorted((a, b) => a.daysUntilLevel - b.daysUntilLevel);
  let [left, day, rate] = [free, 0, sum(growing) * bytesPerReading];
  for (const { perDay, daysUntilLevel } of inOrder) {
    const used = rate * (daysUntilLevel - day);
    if (used >= left) return day + left / rate;
    [left, day, rate] = [left - used, daysUntilLevel, rate - perDay * bytesPerReading];
  }
  return Infinity;
}

function sum(growths: readonly Growth[]): number {
  return growths.reduce((total, { perDay }) => total + perDay, 0);
}
