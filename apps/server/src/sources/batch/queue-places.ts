import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';

/**
 * Readings of all batches that may be on their way to the store at the same time: a few commits' worth, so that the store has no
 * gaps to wait through and what comes by other ways does not wait long.
 */
const PLACES_MAX = 8_000;

/**
 * The part of the door's queue that batches may fill. They wait here, in the order in which they came, so that a long body
 * is read no faster than it is stored, and never finds the queue full for its own sake.
 */
@Injectable()
export class QueuePlaces {
  readonly count: number;
  private free: number;
  private readonly waiting: { readonly count: number; readonly enter: () => void }[] = [];

  constructor({ queueMax }: Settings) {
    this.count = Math.min(PLACES_MAX, Math.ceil(queueMax / 2));
    this.free = this.count;
  }

  /**
   * Waits until so many places are free, or all of them where it wants more than there are.
   *
   * @returns gives the places back
   */
  async take(wanted: number): Promise<() => void> {
    const count = Math.min(wanted, this.count);
    if (this.waiting.length > 0 || this.free < count) {
      await new Promise<void>((enter) => this.waiting.push({ count, enter }));
    } else {
      this.free -= count;
    }
    return () => {
      this.free += count;
      this.letIn();
    };
  }

  private letIn(): void {
    for (let next = this.waiting[0]; next !== undefined && next.count <= this.free; next = this.waiting[0]) {
      this.free -= next.count;
      this.waiting.shift();
      next.enter();
    }
  }
}
