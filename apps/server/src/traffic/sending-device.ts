import type { Reading } from '@tachograph/contracts';
import { ClockOffset } from './clock-offset.js';
import { MinuteRate } from './minute-rate.js';
import type { TrafficNews } from './store/traffic-table.js';

/** Milliseconds after which a reading counts as late. */
const LATE_MS = 60_000;

/** What a device sends, counted in memory; what was saved is taken off again. */
export class SendingDevice {
  private readings = 0;
  private duplicates = 0;
  private late = 0;
  private lastReceived: number | null = null;
  private readonly rate = new MinuteRate();
  private readonly clock = new ClockOffset();

  /**
   * @param name of the device
   * @param since when it was first heard of, milliseconds since 1970
   */
  constructor(
    private readonly name: string,
    private readonly since: number,
  ) {}

  /** Hot path: once a stored reading. */
  count({ takenAt, receivedAt, clock }: Reading): void {
    this.readings += 1;
    this.lastReceived = receivedAt;
    this.rate.add(receivedAt);
    if (clock !== 'device') return;
    if (receivedAt - takenAt > LATE_MS) this.late += 1;
    this.clock.add(takenAt, receivedAt);
  }

  countRepetition(): void {
    this.duplicates += 1;
  }

  get hasNews(): boolean {
    return this.readings > 0 || this.duplicates > 0;
  }

  /** What is not saved yet. */
  get news(): TrafficNews {
    const { name: device, since, readings, duplicates, late, lastReceived } = this;
    return { device, since, readings, duplicates, late, lastReceived, clockOffset: this.clock.value };
  }

  /** Readings a second over the last minute, of which only what is after `watchedSince` was seen. */
  perSecond(now: number, watchedSince: number): number {
    return this.rate.perSecond(now, watchedSince);
  }

  /** These were saved. */
  settle({ readings, duplicates, late }: TrafficNews): void {
    this.readings -= readings;
    this.duplicates -= duplicates;
    this.late -= late;
  }

  /** Whether nothing would be lost if it were forgotten: it has been silent for so many milliseconds, and everything is saved. */
  isIdle(now: number, ms: number): boolean {
    return !this.hasNews && now - (this.lastReceived ?? 0) > ms;
  }
}
