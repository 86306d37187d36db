/** Gives readings their ids before they are written, without a round trip to the database for each. */
export abstract class ReadingIds {
  /**
   * Takes `count` consecutive ids that no other call, process or run ever gets; later calls of a process get larger ones.
   *
   * @returns the first of them
   */
  abstract take(count: number): Promise<number>;

  /**
   * The name of this run, as a viewer's position carries it, and when it began (milliseconds since 1970): its ids and those of
   * later runs are larger than any that was given before.
   */
  abstract get epoch(): { readonly name: string; readonly startedAt: number };
}
