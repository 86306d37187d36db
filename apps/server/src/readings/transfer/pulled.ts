/** Sequences that are pulled from elsewhere, piece by piece: each has a number, and is let go of by whoever began it. */
export class Pulled<Piece> {
  private readonly sequences = new Map<number, AsyncGenerator<Piece>>();
  private begun = 0;

  /** @returns the number by which it goes on */
  begin(sequence: AsyncGenerator<Piece>): number {
    this.sequences.set(++this.begun, sequence);
    return this.begun;
  }

  /**
   * @returns the next piece; undefined behind the last one, or where there is no such sequence (any more)
   * @throws whatever the sequence throws
   */
  async next(number: number): Promise<Piece | undefined> {
    const step = await this.sequences.get(number)?.next();
    return step === undefined || step.done === true ? undefined : step.value;
  }

  async end(number: number): Promise<void> {
    const sequence = this.sequences.get(number);
    this.sequences.delete(number);
    await sequence?.return(undefined);
  }
}
