import type { QueryRunner } from 'typeorm';

/** Months before the present one that get a partition each when readings are first parted; older ones share one. */
const MONTHS_BACK = 12;

/** Months that are kept ready ahead of the present one. */
const MONTHS_AHEAD = 3;

/** Where readings stand that are further ahead than any month that is ready. */
const REST = 'PARTITION pmax VALUES LESS THAN MAXVALUE';

/** Parts the table of readings by month of the time taken. Existing readings are moved, while nobody writes. */
export async function partitionReadings(runner: QueryRunner, now: number): Promise<void> {
  const first = monthStart(now, -MONTHS_BACK);
  const parts = [`PARTITION p0 VALUES LESS THAN (${first})`, ...monthsFrom(first, now), REST];
  await runner.query(`ALTER TABLE reading PARTITION BY RANGE (taken_at) (${parts.join()})`);
}

/**
 * The statement that makes the months that ought to be ready at an instant.
 *
 * @param end of the last month that is ready; like `now` in milliseconds since 1970
 * @returns undefined where they are there
 */
export function addReadingMonths(end: number, now: number): string | undefined {
  const months = monthsFrom(end, now);
  if (months.length === 0) return undefined;
  return `ALTER TABLE reading REORGANIZE PARTITION pmax INTO (${[...months, REST].join()})`;
}

function monthsFrom(first: number, now: number): string[] {
  const months: string[] = [];
  for (let start = first; start <= monthStart(now, MONTHS_AHEAD); start = monthStart(start, 1)) {
    const name = `p${new Date(start).toISOString().slice(0, 7).replace('-', '')}`;
    months.push(`PARTITION ${name} VALUES LESS THAN (${monthStart(start, 1)})`);
  }
  return months;
}

/** The first instant of the month that lies so many months after that of an instant, UTC. */
function monthStart(instant: number, months: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months);
}
