import type { SpeedMessage } from '@tachograph/contracts';

/** So much a page holds while the server is away: almost three hours at one reading a second. */
export const UNECHOED_MAX = 10_000;
/** So many are under way at once, that a long backlog does not go out in one burst. */
export const UNDER_WAY_MAX = 500;

/** A reading until its echo comes: always with an id, so that it can be sent again and is stored once. */
export interface KeptReading {
  readonly message: SpeedMessage & { id: string };
  wasSent: boolean;
}

/**
 * The readings whose echo has not come yet, oldest first: those that the server could not store, those under way in the
 * order in which they were sent, which is the order of the answers, and those that wait to be sent.
 */
export class UnechoedReadings {
  private refused: KeptReading[] = [];
  private underWay: KeptReading[] = [];
  private waiting: KeptReading[] = [];

  get size(): number {
    return this.refused.length + this.underWay.length + this.waiting.length;
  }

  get isFull(): boolean {
    return this.size >= UNECHOED_MAX;
  }

  get answersDue(): boolean {
    return this.underWay.length > 0;
  }

  /** Keeps one more reading until its echo comes; false when it is full and the reading was not taken. */
  add(message: KeptReading['message']): boolean {
    if (this.isFull) return false;
    this.waiting.push({ message, wasSent: false });
    return true;
  }

  /** The next reading to send, from now on under way; none while enough are. */
  next(): KeptReading | undefined {
    if (this.underWay.length >= UNDER_WAY_MAX) return undefined;
    const reading = this.waiting.shift();
    if (reading) this.underWay.push(reading);
    return reading;
  }

  /** Lets go of the reading that was echoed; false when it was not one of those under way. */
  echoed(id: unknown): boolean {
    const index = this.underWay.findIndex(({ message }) => message.id === id);
    if (index < 0) return false;
    this.underWay.splice(index, 1);
    return true;
  }

  /** Lets go of the reading that the server will never take: an error names no id, but answers come in order. */
  dropOldest(): void {
    this.underWay.shift();
  }

  /** Keeps the oldest under way for later: the server could not store it now. */
  refuseOldest(): void {
    const reading = this.underWay.shift();
    if (reading) this.refused.push(reading);
  }

  /** What was refused waits to be sent again, before everything newer. */
  resendRefused(): void {
    this.waiting = [...this.refused, ...this.waiting];
    this.refused = [];
  }

  /** The connection is gone and nothing under way will be answered: all of it waits to be sent again. */
  resendAll(): void {
    this.waiting = [...this.refused, ...this.underWay, ...this.waiting];
    this.refused = [];
    this.underWay = [];
  }
}
