import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;

/** No zone changes its clocks within one, since 2000. */
const QUARTER_MS = 15 * MINUTE_MS;

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** Writes instants as ISO 8601 with milliseconds and the offset of one time zone, `Z` in UTC. Hot path: once a row. */
export class ZonedTimes {
  private readonly zone: IANAZone | undefined;
  private minute = NaN;
  private quarter = NaN;
  private offsetMs = 0;
  private offset = 'Z';
  /** The text of the minute, up to its seconds. */
  private prefix = '';

  /** @param timeZone IANA name of a zone that exists */
  constructor(timeZone: string) {
    this.zone = timeZone === 'UTC' ? undefined : IANAZone.create(timeZone);
  }

  /** @param instant milliseconds since 1970, UTC */
  text(instant: number): string {
    const minute = Math.floor(instant / MINUTE_MS);
    if (minute !== this.minute) this.enter(minute);
    const rest = instant - minute * MINUTE_MS;
    const second = Math.floor(rest / 1000);
    const ms = rest - second * 1000;
    const fraction = ms === 0 ? '.000' : `.${String(ms).padStart(3, '0')}`;
    return this.prefix + (TWO_DIGITS[second] ?? '') + fraction + this.offset;
  }

  private enter(minute: number): void {
    const instant = minute * MINUTE_MS;
    const quarter = Math.floor(instant / QUARTER_MS);
    if (this.zone !== undefined && quarter !== this.quarter) {
      const minutes = this.zone.offset(instant);
      this.offsetMs = minutes * MINUTE_MS;
      this.offset = this.zone.formatOffset(instant, 'short');
      this.quarter = quarter;
    }
    this.minute = minute;
    this.prefix = new Date(instant + this.offsetMs).toISOString().slice(0, -7);
  }
}
