/** Those who want to hear of something. */
export class Listeners<T> {
  private readonly all = new Set<{ hear: (told: T) => void }>();

  /** @returns the function that ends it */
  add(hear: (told: T) => void): () => void {
    const entry = { hear };
    this.all.add(entry);
    return () => this.all.delete(entry);
  }

  tell(told: T): void {
    for (const { hear } of [...this.all]) callApart(() => hear(told));
  }
}

/** Calls what others have written: an error in it surfaces as one that nobody caught, and stops nothing of ours. */
export function callApart(call: () => void): void {
  try {
    call();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
