import { channelAddress, type Series, type SeriesAnswer } from '@tachograph/contracts';
import type { ShownReading } from '../live/reading-window';
import { GrowingSeries, emptySeries } from './growing-series';

/**
 * The series of an answer with the readings that came live after it: each of those taken from its end on, once. Buckets
 * are added to as the server would; a channel that the answer has not gets a series of its own. A pause that is longer than
 * usual is a gap.
 * @param tail live readings of the answer's channels, in any order
 * @param from what was taken before is left out, milliseconds since 1970
 */
export function withTail(answer: SeriesAnswer, tail: readonly ShownReading[], from: number): Series[] {
  const fresh = tail.filter(({ takenAt }) => takenAt >= answer.to).sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
  const own = Map.groupBy(fresh, ({ device, channel }) => channelAddress(device, channel));
  const known = new Set(answer.series.map(({ device, channel }) => channelAddress(device, channel)));
  const unknown = [...own].filter(([address]) => !known.has(address)).flatMap(([, [first]]) => first ?? []);
  return [
    ...answer.series.map((series) => continued(series, own, from)),
    ...unknown.map((reading) => continued(emptySeries(reading), own, -Infinity)),
  ];
}

function continued(series: Series, tail: ReadonlyMap<string, readonly ShownReading[]>, from: number): Series {
  const growing = new GrowingSeries(series);
  for (const reading of tail.get(channelAddress(series.device, series.channel)) ?? []) growing.add(reading);
  return growing.since(from);
}
