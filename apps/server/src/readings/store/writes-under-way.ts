/** Milliseconds for which a write that failed is still reckoned with: a database that lost its client may end what it had begun. */
const FAILED_COUNTS_MS = 60_000;

/** How far storing has come. */
export interface StoredPlace {
  /** The clock of storing, milliseconds since 1970. */
  readonly clock: number;
  /** An id of a reading. */
  readonly lastId: number;
}

/** A write that was begun, and the place of storing at which. */
export interface WriteUnderWay {
  /** Its clock, and the last id that any write before it had. */
  readonly begun: StoredPlace;
}

/**
 * Writes of which nobody knows yet whether they take place: those that are under way, given up by whoever waited for them or
 * not, and for a while those that failed.
 */
export class WritesUnderWay {
  /** Until when each counts, by `performance.now()`. */
  private readonly writes = new Map<WriteUnderWay, number>();

  begin(write: WriteUnderWay): void {
    this.writes.set(write, Infinity);
  }

  succeeded(write: WriteUnderWay): void {
    this.writes.delete(write);
  }

  failed(write: WriteUnderWay): void {
    this.writes.set(write, performance.now() + FAILED_COUNTS_MS);
  }

  /** The place behind which nothing is under way, given that of the newest write. */
  settled(newest: StoredPlace): StoredPlace {
    let { clock, lastId } = newest;
    const now = performance.now();
    for (const [write, until] of this.writes) {
      if (until < now) {
        this.writes.delete(write);
        continue;
      }
      clock = Math.min(clock, write.begun.clock);
      lastId = Math.min(lastId, write.begun.lastId);
    }
    return { clock, lastId };
  }
}
