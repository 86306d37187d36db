/** Questions that the store is asked at once: a thousand viewers who return must not keep it from its work. */
const AT_ONCE = 4;

/** Asks the store a few questions at a time; the others wait in the order in which they came. */
export class StoreQuestions {
  private asking = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param isWanted whether the answer is still wanted, when it is the question's turn
   * @returns the answer, or undefined where it was not asked any more
   */
  async ask<Answer>(question: () => Promise<Answer>, isWanted: () => boolean): Promise<Answer | undefined> {
    if (this.asking < AT_ONCE) this.asking += 1;
    // The place of one that is answered goes to the first that waits.
    else
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    try {
      return isWanted() ? await question() : undefined;
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.asking -= 1;
      else next();
    }
  }
}
