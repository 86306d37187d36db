import type { Questions } from '../../platform/questions/index.js';
import type { SeriesReader } from './series-reader.js';
import type { StatisticsReader } from '../statistics/statistics-reader.js';

const HOUR = 3_600_000;

/** Lengths of ranges that together are read in every way there is: raw, and from each step of the ladder. Milliseconds. */
const LENGTHS = [HOUR / 60, HOUR, 12 * HOUR, 120 * HOUR, 1_000 * HOUR, 9_000 * HOUR];

/** As many as pages ask for. */
const POINTS = 1_200;

/** Any channel of which something is rolled up, and since when: its range is read without much ado. */
const ANY_ROLLED_UP = 'SELECT channel_id, start FROM rollup ORDER BY channel_id, level, start LIMIT 1';

/** Readers whose first answers are slow. */
export interface ColdReaders {
  readonly series: SeriesReader;
  readonly statistics: StatisticsReader;
}

/**
 * Asks for ranges that nobody wants to see, so that what the first question of a person needs is loaded and compiled by then, and connected to the database.
 *
 * @throws whatever the database throws
 */
export async function warmUp(questions: Questions, { series, statistics }: ColdReaders): Promise<void> {
  const [found] = await questions.rows<[channelId: number, start: number]>(ANY_ROLLED_UP);
  if (found === undefined) return;
  const [id, from] = found;
  const channels = [{ id, device: '', channel: '', unit: '' }];
  for (const length of LENGTHS) {
    const span = { from, to: from + length };
    await series.read({ channels, span, points: POINTS, now: span.to });
    await statistics.read({ channels, span, timeZone: 'UTC', now: span.to });
  }
}
