import type { Reading } from '@tachograph/contracts';
import type { BoardApi } from '../../api/board-api';

/** So many last readings of all channels together tell most of the newest; the others are asked for one by one, so many at most. */
const LAST_READINGS = 1_000;
const SINGLES_MAX = 60;
const AT_ONCE = 6;
/** How far a next reading is looked for at first, milliseconds, and how much farther each time. */
const NEAR = { first: 1_000, factor: 8, readings: 1_000 };

/** The newest reading of each channel of those taken before an instant, milliseconds since 1970. */
export async function newestBefore(
  api: BoardApi,
  channels: readonly string[],
  before: number,
  addressOf: (reading: Reading) => string,
  superseded: AbortSignal,
): Promise<Reading[]> {
  const [known, last] = await Promise.all([
    api.latest(channels, superseded),
    api.readings(channels, { to: before - 1 }, LAST_READINGS, superseded),
  ]);
  // Oldest first: the last of each stays.
  const newest = new Map(last.data.map((reading) => [addressOf(reading), reading]));
  const missing = last.isAll ? [] : known.data.map(addressOf).filter((address) => !newest.has(address));
  const asked = missing.slice(0, SINGLES_MAX);
  for (let first = 0; first < asked.length; first += AT_ONCE) {
    const answers = asked
      .slice(first, first + AT_ONCE)
      .map((address) => api.readings([address], { to: before - 1 }, 1, superseded));
    for (const { data } of await Promise.all(answers)) for (const each of data) newest.set(addressOf(each), each);
  }
  return [...newest.values()];
}

/**
 * When the reading next to an instant was taken, of those before or (1) after it.
 * @param from what was taken right before it is what is shown now, milliseconds since 1970
 * @param present nothing is looked for after it
 * @returns null where there is none
 */
export async function neighbourOf(
  api: BoardApi,
  channels: readonly string[],
  { from, present }: { readonly from: number; readonly present: number },
  direction: 1 | -1,
): Promise<number | null> {
  const { signal } = new AbortController();
  if (direction === -1) {
    const { data } = await api.readings(channels, { to: from - 2 }, 1, signal);
    return data.at(-1)?.takenAt ?? null;
  }
  let [start, length] = [from, NEAR.first];
  while (start < present) {
    const end = Math.min(present, start + length);
    const { data, isAll } = await api.readings(channels, { from: start, to: end }, NEAR.readings, signal);
    const [first] = data;
    if (first && (isAll || length <= 1)) return first.takenAt;
    if (first) length = Math.ceil(length / 4);
    else [start, length] = [end + 1, length * NEAR.factor];
  }
  return null;
}
