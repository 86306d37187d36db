/** Something that is done step by step, so that others come to their turn in between. */
export interface Turn {
  /** One step; it asks for another turn itself. */
  takeTurn(): void;
}

/** Gives one step a turn of the event loop, in the order of asking: a thousand viewers who return at once hold up nobody. */
export class Turns {
  private readonly waiting = new Set<Turn>();
  private next: NodeJS.Immediate | undefined;

  /** Asking twice is asking once. */
  ask(turn: Turn): void {
    this.waiting.add(turn);
    this.schedule();
  }

  leave(turn: Turn): void {
    this.waiting.delete(turn);
  }

  end(): void {
    this.waiting.clear();
    clearImmediate(this.next);
    this.next = undefined;
  }

  private schedule(): void {
    if (this.waiting.size === 0) return;
    this.next ??= setImmediate(() => {
      this.next = undefined;
      for (const turn of this.waiting) {
        this.waiting.delete(turn);
        turn.takeTurn();
        break;
      }
      this.schedule();
    });
  }
}
