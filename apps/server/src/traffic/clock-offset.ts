/** Milliseconds and readings after which a window of readings ends, if it has both. */
const WINDOW_MS = 30_000;
const WINDOW_READINGS = 8;

/** A reading that was under way for longer came late, or its device's clock is behind by as much. */
const LATE_MS = 60_000;

/** Milliseconds by which the least delays of two windows may differ and still count as one and the same. */
const STEADY_MS = 2_000;

/**
 * The difference between a device's clock and the server's. Of a reading only "received less taken" is known: its delay on the
 * way, less what the device's clock is ahead. The delay is never negative and mostly small, so that the least one of a window
 * comes closest to the difference of the clocks. This is the filter of NTP (RFC 5905, section 10: of the last samples the one
 * with the least delay), one way only: the estimate is low by the least time that a reading takes to get here.
 *
 * The last two windows count, each of half a minute and eight readings at least. Where even the least delay is more than a
 * minute, readings were kept back or the clock is behind. Those that were kept back come with delays that vary; a clock that is
 * behind makes the least delay of every window the same. So it is believed where two windows agree within two seconds.
 */
export class ClockOffset {
  private current = -Infinity;
  private previous = -Infinity;
  private earlier = -Infinity;
  private count = 0;
  private begun = 0;

  /** Takes note of a reading that has its device's own time. Hot path. Both are milliseconds since 1970. */
  add(takenAt: number, receivedAt: number): void {
    if (this.count === 0) this.begun = receivedAt;
    this.count += 1;
    const ahead = takenAt - receivedAt;
    if (ahead > this.current) this.current = ahead;
    if (this.isFull && Math.abs(receivedAt - this.begun) >= WINDOW_MS) this.endWindow();
  }

  /** The device's clock less the server's, milliseconds; null where it can't be told. */
  get value(): number | null {
    const ahead = Math.max(this.current, this.previous);
    const spread = this.isFull ? this.current - this.previous : this.previous - this.earlier;
    return ahead >= -LATE_MS || Math.abs(spread) <= STEADY_MS ? ahead : null;
  }

  private get isFull(): boolean {
    return this.count >= WINDOW_READINGS;
  }

  private endWindow(): void {
    this.earlier = this.previous;
    this.previous = this.current;
    this.current = -Infinity;
    this.count = 0;
  }
}
