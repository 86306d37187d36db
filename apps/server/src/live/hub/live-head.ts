import type { LivePosition, Reading } from '@tachograph/contracts';
import { TakenSpans } from './taken-spans.js';

/** The end of the order in which readings are stored: the place behind the last one that was published. */
export class LiveHead {
  readonly epoch: string;
  /** The place in front of all that this run stores. */
  readonly start: number;
  readonly taken = new TakenSpans();
  seq: number;
  /** The largest time of receipt so far, milliseconds since 1970: it does not go back when the clock does. */
  time: number;
  /** What `time` was before the last reading: the time of the place in front of it. */
  timeBefore: number;

  /** @param epoch this run of the server, of which nothing was published yet */
  constructor({ name, startedAt, firstId }: { name: string; startedAt: number; firstId: number }) {
    this.epoch = name;
    this.start = firstId - 1;
    this.seq = this.start;
    this.time = startedAt;
    this.timeBefore = startedAt;
  }

  /** Hot path: once a reading. */
  pass(reading: Reading): void {
    const { id, receivedAt } = reading;
    this.seq = id;
    this.taken.pass(reading);
    this.timeBefore = this.time;
    if (receivedAt > this.time) this.time = receivedAt;
  }

  /** Passes ids whose readings were not published, and never will be. */
  skip(id: number): void {
    this.seq = Math.max(this.seq, id);
  }

  get position(): LivePosition {
    return { epoch: this.epoch, seq: this.seq, time: this.time };
  }
}
