import { setTimeout as after } from 'node:timers/promises';
import type { SeriesAnswer, StatisticsAnswer } from '@tachograph/contracts';
import { LONG_CHANNEL, type Recording } from './recording.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const POINTS = 1200;

/** Ranges that are asked for, as long as the recording has them. */
export const RANGES: readonly (readonly [name: string, length: number])[] = [
  ['1 minute', MINUTE],
  ['20 minutes', 20 * MINUTE],
  ['1 hour', HOUR],
  ['6 hours', 6 * HOUR],
  ['20 hours', 20 * HOUR],
  ['7 days', 7 * DAY],
  ['30 days', 30 * DAY],
  ['120 days', 120 * DAY],
  ['365 days', 365 * DAY],
];

/** Milliseconds of each of a number of questions. */
export interface Times {
  readonly median: number;
  readonly worst: number;
}

export function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, worst: sorted.at(-1) ?? NaN };
}

/** Asks, reads the whole answer as text, and only then looks at it. */
async function ask(url: string): Promise<{ ms: number; answer: unknown }> {
  const began = performance.now();
  const response = await fetch(url);
  const text = await response.text();
  const ms = performance.now() - began;
  if (!response.ok) throw new Error(`${url}: ${text.slice(0, 500)}`);
  return { ms, answer: JSON.parse(text) as unknown };
}

function seriesUrl(url: string, channels: string, from: number, to: number): string {
  return `${url}/api/series?channels=${encodeURIComponent(channels)}&from=${from}&to=${to}&points=${POINTS}`;
}

/** One range of the long channel, that ends `back` milliseconds before the end of the recording. */
export async function askSeries({ server, to }: Recording, length: number, back: number): Promise<number> {
  const end = to - back;
  const { ms, answer } = await ask(seriesUrl(server.url, LONG_CHANNEL, end - length, end));
  const [series] = (answer as SeriesAnswer).series;
  const expected = length / 1000;
  if (series?.count !== expected) throw new Error(`${series?.count} readings in place of ${expected}`);
  return ms;
}

/** `count` questions about ranges of a length that lie anywhere in the recording, also at its end. */
export async function askAnywhere(recording: Recording, length: number, count: number): Promise<Times> {
  const room = recording.to - recording.from - length;
  const all: number[] = [];
  for (let n = 0; n < count; n++) {
    const back = n === 0 ? 0 : Math.floor((Math.random() * room) / 1000) * 1000;
    all.push(await askSeries(recording, length, back));
    await after(5);
  }
  return timesOf(all);
}

/** The last day of twenty channels, in one question. */
export async function askDashboard({ server, to }: Recording): Promise<number> {
  const { ms, answer } = await ask(seriesUrl(server.url, 'car-*/speed', to - DAY, to));
  const { length } = (answer as SeriesAnswer).series;
  if (length !== 20) throw new Error(`${length} series in place of 20`);
  return ms;
}

/** Statistics with percentiles over the whole recording. */
export async function askStatistics({ server, from, to, readings }: Recording): Promise<number> {
  const url = `${server.url}/api/statistics?channels=${encodeURIComponent(LONG_CHANNEL)}&from=${from}&to=${to}`;
  const { ms, answer } = await ask(url);
  const [channel] = (answer as StatisticsAnswer).channels;
  if (channel?.count !== readings || channel.p99 === null)
    throw new Error(`not the statistics of ${readings} readings`);
  return ms;
}
