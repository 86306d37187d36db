import { Injectable } from '@angular/core';
import type { LatestReadings, ReadingList, SeriesAnswer, StatisticsAnswer, TimeSpan } from '@tachograph/contracts';
import { askJson, inTime } from './ask';

/** Channels as one question names them: addresses and patterns. */
export type Addresses = readonly string[];

/** Asks for several channels at once, by addresses and patterns; each question fails as `askJson` does. */
@Injectable({ providedIn: 'root' })
export class BoardApi {
  /** The readings of a range, or buckets of them where they are more than the points asked for. */
  series(channels: Addresses, { from, to }: TimeSpan, points: number, superseded: AbortSignal): Promise<SeriesAnswer> {
    return get('/api/series', { channels, from: instant(from), to: instant(to), points }, superseded);
  }

  /** Figures of a range, and how its values are spread over so many bins; null for none. */
  statistics(
    channels: Addresses,
    { from, to }: TimeSpan,
    bins: number | null,
    superseded: AbortSignal,
  ): Promise<StatisticsAnswer> {
    const query = { channels, from: instant(from), to: instant(to), ...(bins === null ? {} : { bins }) };
    return get('/api/statistics', query, superseded);
  }

  /** The newest reading of each channel by the time taken. */
  latest(channels: Addresses, superseded: AbortSignal): Promise<LatestReadings> {
    return get('/api/latest', { channels }, superseded);
  }

  /** The last so many readings of a range, both its ends included, oldest first; `before` of the answer is null where these are all. */
  readings(
    channels: Addresses,
    { from, to }: Partial<TimeSpan>,
    limit: number,
    superseded: AbortSignal,
  ): Promise<ReadingList> {
    const since = from === undefined ? {} : { from: instant(from) };
    const until = to === undefined ? {} : { to: instant(to) };
    return get('/api/readings', { channels, limit, ...since, ...until }, superseded);
  }
}

function get<Answer>(
  path: string,
  { channels, ...words }: { channels: Addresses } & Record<string, unknown>,
  superseded: AbortSignal,
): Promise<Answer> {
  const query = new URLSearchParams({ channels: channels.join(',') });
  for (const [name, value] of Object.entries(words)) query.set(name, String(value));
  return askJson(`${path}?${query}`, { signal: inTime(superseded) });
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
