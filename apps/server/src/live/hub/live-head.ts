import type { LivePosition, Reading } from '@tachograph/contracts';

/** The end of the order in which readings are stored: the place behind the last one that was published. */
export class LiveHead {
  readonly epoch: string;
  seq: number;
  /** The largest time of receipt so far, milliseconds since 1970: it does not go back when the clock does. */
  time: number;
  /** What `time` was before the last reading: the time of the place in front of it. */
  timeBefore: number;

  /** @param epoch this run of the server, of which nothing was published yet */
  constructor({ name, startedAt, firstId }: { name: string; startedAt: number; firstId: number }) {
    this.epoch = name;
    this.seq = firstId - 1;
    this.time = startedAt;
    this.timeBefore = startedAt;
  }

  /** Hot path: once a reading. */
  pass({ id, receivedAt }: Reading): void {
    this.seq = id;
    this.timeBefore = this.time;
    if (receivedAt > this.time) this.time = receivedAt;
  }

  get position(): LivePosition {
    return { epoch: this.epoch, seq: this.seq, time: this.time };
  }
}
