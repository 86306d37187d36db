import type { Reading } from '@tachograph/contracts';

/** The last readings that were published, by their ids, which grow. */
export class ReadingRing {
  private readonly readings: Reading[] = [];
  /** Where the oldest stands, once the ring is full. */
  private oldest = 0;

  /**
   * @param capacity how many are kept
   * @param floor the id behind which all that are published are in here: at first, that of the last one before the ring
   */
  constructor(
    private readonly capacity: number,
    private floor: number,
  ) {}

  /** Hot path: once a reading. */
  push(reading: Reading): void {
    if (this.readings.length < this.capacity) {
      this.readings.push(reading);
      return;
    }
    this.floor = this.readings[this.oldest]?.id ?? reading.id;
    if (this.capacity === 0) return;
    this.readings[this.oldest] = reading;
    this.oldest = this.oldest + 1 === this.capacity ? 0 : this.oldest + 1;
  }

  /** Something up to this id may be stored that is not in here. */
  distrust(id: number): void {
    this.floor = Math.max(this.floor, id);
  }

  /** Whether every reading after this id is in memory. */
  covers(seq: number): boolean {
    return seq >= this.floor;
  }

  /** The readings after an id, in their order. It must be covered. */
  *after(seq: number): Generator<Reading, void> {
    const { length } = this.readings;
    for (let index = this.indexAfter(seq); index < length; index += 1) {
      const reading = this.at(index);
      if (reading !== undefined) yield reading;
    }
  }

  private indexAfter(seq: number): number {
    let from = 0;
    let to = this.readings.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.at(middle)?.id ?? Infinity) <= seq) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** @param index from the oldest on */
  private at(index: number): Reading | undefined {
    const place = this.oldest + index;
    return this.readings[place < this.readings.length ? place : place - this.readings.length];
  }
}
