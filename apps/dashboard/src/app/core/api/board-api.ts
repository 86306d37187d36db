import { Injectable } from '@angular/core';
import {
  channelAddress,
  type LatestReadings,
  type Reading,
  type ReadingList,
  type SeriesAnswer,
  type StatisticsAnswer,
  type TimeSpan,
} from '@tachograph/contracts';
import { addressParts } from './address-parts';
import { askJson, inTime } from './ask';

/** Channels as one question names them: addresses and patterns. */
export type Addresses = readonly string[];

/** The last readings of a range. */
export interface LastReadings {
  /** Oldest first. */
  readonly data: readonly Reading[];
  /** Whether there are no others. */
  readonly isAll: boolean;
}

/** Asks for any number of channels at once, by addresses and patterns; each question fails as `askJson` does. */
@Injectable({ providedIn: 'root' })
export class BoardApi {
  /** The readings of a range, or buckets of them where they are more than the points asked for, with a percentile of each where it is wished. */
  async series(
    channels: Addresses,
    { from, to }: TimeSpan,
    points: number,
    superseded: AbortSignal,
    percentile?: number,
  ): Promise<SeriesAnswer> {
    const query = { from: instant(from), to: instant(to), points, ...(percentile !== undefined && { percentile }) };
    const answers = await get<SeriesAnswer>('/api/series', channels, query, superseded);
    return { from, to, points, series: eachOnce(answers.flatMap(({ series }) => series)) };
  }

  /** Figures of a range, and how its values are spread over so many bins; null for none. */
  async statistics(
    channels: Addresses,
    { from, to }: TimeSpan,
    bins: number | null,
    superseded: AbortSignal,
  ): Promise<StatisticsAnswer> {
    const query = { from: instant(from), to: instant(to), ...(bins === null ? {} : { bins }) };
    const answers = await get<StatisticsAnswer>('/api/statistics', channels, query, superseded);
    return { ...first(answers), channels: eachOnce(answers.flatMap((answer) => answer.channels)) };
  }

  /** The newest reading of each channel by the time taken. */
  async latest(channels: Addresses, superseded: AbortSignal): Promise<LatestReadings> {
    const answers = await get<LatestReadings>('/api/latest', channels, {}, superseded);
    const data = eachOnce(answers.flatMap((answer) => answer.data));
    return { count: data.length, data };
  }

  /** The last so many readings of a range, both its ends included. */
  async readings(
    channels: Addresses,
    { from, to }: Partial<TimeSpan>,
    limit: number,
    superseded: AbortSignal,
  ): Promise<LastReadings> {
    const since = from === undefined ? {} : { from: instant(from) };
    const until = to === undefined ? {} : { to: instant(to) };
    const answers = await get<ReadingList>('/api/readings', channels, { limit, ...since, ...until }, superseded);
    const byId = new Map(answers.flatMap(({ data }) => data).map((reading) => [reading.id, reading]));
    const all = [...byId.values()].sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
    return { data: all.slice(-limit), isAll: all.length <= limit && answers.every(({ before }) => before === null) };
  }
}

/** Puts a question, in parts where its addresses are more than one question takes. */
async function get<Answer>(
  path: string,
  channels: Addresses,
  words: Readonly<Record<string, unknown>>,
  superseded: AbortSignal,
): Promise<Answer[]> {
  const signal = inTime(superseded);
  return Promise.all(
    addressParts(channels).map((part) => {
      const query = new URLSearchParams({ channels: part.join(',') });
      for (const [name, value] of Object.entries(words)) query.set(name, String(value));
      return askJson<Answer>(`${path}?${query}`, { signal });
    }),
  );
}

/** A channel that several patterns mean is in several parts. */
function eachOnce<Found extends { readonly device: string; readonly channel: string }>(found: Found[]): Found[] {
  return [...new Map(found.map((each) => [channelAddress(each.device, each.channel), each])).values()];
}

function first<Answer>([answer]: readonly Answer[]): Answer {
  if (answer === undefined) throw new Error('a question has at least one part');
  return answer;
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
