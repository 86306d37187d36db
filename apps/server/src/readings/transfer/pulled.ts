import { randomInt } from 'node:crypto';

/** Numbers begin anywhere, so that those of a thread that has ended mean nothing to the one in its place. */
const FIRST_MAX = 2 ** 47;

/** Sequences that are pulled from elsewhere, piece by piece: each has a number, and is let go of by whoever began it. */
export class Pulled<Piece> {
  private readonly sequences = new Map<number, AsyncGenerator<Piece>>();
  private begun = randomInt(FIRST_MAX);

  /** @returns the number by which it goes on */
  begin(sequence: AsyncGenerator<Piece>): number {
    this.sequences.set(++this.begun, sequence);
    return this.begun;
  }

  /**
   * @returns the next piece; undefined behind the last one
   * @throws whatever the sequence throws, or an Error where there is no such sequence (any more): what came of it is not whole
   */
  async next(number: number): Promise<Piece | undefined> {
    const sequence = this.sequences.get(number);
    if (sequence === undefined) throw new Error('the thread that had begun to read this has ended');
    const step = await sequence.next();
    return step.done === true ? undefined : step.value;
  }

  async end(number: number): Promise<void> {
    const sequence = this.sequences.get(number);
    this.sequences.delete(number);
    await sequence?.return(undefined);
  }
}
