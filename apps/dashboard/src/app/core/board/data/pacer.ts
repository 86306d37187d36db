import { TURN_MS, untilTurn } from './turns';

/** What can be shown anew. */
export interface Publishes {
  publish(): void;
}

/** A picture is drawn anew after so long at the earliest, milliseconds. */
const PAUSE_MS = 300;

/** Has pictures drawn anew, each some times a second and a part of them at each turn, however fast what they show comes. */
export class Pacer {
  private readonly waiting = new Set<Publishes>();
  private readonly drawnAt = new WeakMap<Publishes, number>();
  private timer?: ReturnType<typeof setTimeout>;

  /** Something new is to be seen: at once where nothing was drawn lately. */
  add(picture: Publishes): void {
    this.waiting.add(picture);
    this.timer ??= setTimeout(() => this.turn(), 0);
  }

  remove(picture: Publishes): void {
    this.waiting.delete(picture);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }

  private turn(): void {
    const now = performance.now();
    this.timer = undefined;
    const share = Math.ceil((this.waiting.size * TURN_MS) / PAUSE_MS);
    const due = [...this.waiting].filter((each) => now - (this.drawnAt.get(each) ?? -Infinity) >= PAUSE_MS);
    try {
      for (const picture of due.slice(0, share)) {
        this.waiting.delete(picture);
        this.drawnAt.set(picture, now);
        picture.publish();
      }
    } finally {
      // One that can't be drawn does not keep the others from it.
      if (this.waiting.size > 0) this.timer ??= setTimeout(() => this.turn(), untilTurn(1));
    }
  }
}
