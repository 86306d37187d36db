/** A run of the server, to which the ids belong that it gives. */
export interface Epoch {
  /** As a viewer's position carries it. */
  readonly name: string;
  /** When it began, milliseconds since 1970, UTC. */
  readonly startedAt: number;
  /** All ids that were given before it are smaller, and its own are not. */
  readonly firstId: number;
}

/** Gives readings their ids before they are written, without a round trip to the database for each. */
export abstract class ReadingIds {
  /**
   * Takes `count` consecutive ids that no other call, process or run ever gets; later calls of a process get larger ones.
   *
   * @returns the first of them
   */
  abstract take(count: number): Promise<number>;

  /**
   * Sees to it that ids last for a long time yet, so that they don't run out while the database is away. To be called
   * by whoever has the turn to write (`WriteTurns`).
   *
   * @throws whatever the database throws
   */
  abstract reserveAhead(): Promise<void>;

  /** Its ids and those of later runs are larger than any that was given before. */
  abstract get epoch(): Epoch;
}
