import type { StatisticsGroup, TimeSpan } from '@tachograph/contracts';
import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No zone changes its clocks more finely than that. */
const CLOCKS_CHANGE_AT = 15 * MINUTE;

/** No reading was taken before: an earlier time is implausible. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Monday, counted from the day on which 1970 began. */
const FIRST_MONDAY = 4;

/** A stretch in which a zone's clocks are ahead of UTC by so many milliseconds; up to the next one. */
interface Offset {
  readonly from: number;
  readonly ahead: number;
}

/** Which hour of the day, or day of the week, it is in a time zone. */
export class ZoneGroups {
  private readonly offsets: readonly Offset[];
  private at = 0;

  /**
   * @param timeZone IANA name
   * @param span the stretch of time in which instants are to be told
   */
  constructor(
    private readonly by: StatisticsGroup,
    timeZone: string,
    span: TimeSpan,
  ) {
    this.offsets = offsetsOf(IANAZone.create(timeZone), Math.max(span.from, EARLIEST), span.to);
  }

  /** Width, in milliseconds, of the widest buckets that lie within one group each: an hour, ten minutes or a minute. */
  get bucketWidth(): number {
    return [HOUR, 10 * MINUTE].find((width) => this.offsets.every(({ ahead }) => ahead % width === 0)) ?? MINUTE;
  }

  /** Whether an hour or less lies within one group. */
  holdsWhole({ from, to }: TimeSpan): boolean {
    return this.keyOf(from) === this.keyOf(to - 1);
  }

  /** Hour 0 to 23, or day 1 (Monday) to 7. Hot path: neighbours are looked up quickly. */
  keyOf(instant: number): number {
    while (this.at > 0 && instant < (this.offsets[this.at]?.from ?? 0)) this.at -= 1;
    while (instant >= (this.offsets[this.at + 1]?.from ?? Infinity)) this.at += 1;
    const local = instant + (this.offsets[this.at]?.ahead ?? 0);
    if (this.by === 'hour-of-day') return modulo(Math.floor(local / HOUR), 24);
    return modulo(Math.floor(local / DAY) - FIRST_MONDAY, 7) + 1;
  }
}

/** Looks once a day, and closer where that has changed. */
function offsetsOf(zone: IANAZone, from: number, to: number): Offset[] {
  const aheadAt = (instant: number) => zone.offset(instant) * MINUTE;
  const offsets = [{ from: -Infinity, ahead: aheadAt(from) }];
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    const ahead = aheadAt(day + DAY);
    if (ahead === offsets.at(-1)?.ahead) continue;
    let [before, after] = [day, day + DAY];
    while (after - before > CLOCKS_CHANGE_AT) {
      const middle = before + Math.floor((after - before) / 2 / CLOCKS_CHANGE_AT) * CLOCKS_CHANGE_AT;
      if (aheadAt(middle) === ahead) after = middle;
      else before = middle;
    }
    offsets.push({ from: after, ahead });
  }
  return offsets;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
