import type { Reading } from '@tachograph/contracts';
import type { Beginning } from './catch-up.js';
import type { LatestStream, LatestViewer } from './latest-stream.js';
import type { LiveHead } from './live-head.js';
import { FRAME_READINGS, toFrame } from './reading-frames.js';
import type { Turn, Turns } from './turns.js';
import type { ViewerOutbox } from './viewer-outbox.js';

/** One viewer of a stream of newest values. It begins with all of them, and gets those it has not seen once it has room. */
export class LatestMember implements LatestViewer, Turn {
  /** The viewer's names for it. */
  readonly ids = new Set<string>();
  readonly flows = true;
  /** Values with larger ids are due to it; undefined while it gets the stream's frames. */
  private behindFrom: number | undefined;
  /** What was found to be due, and is being sent in parts. */
  private due: readonly Reading[] = [];

  constructor(
    readonly stream: LatestStream,
    readonly outbox: ViewerOutbox,
    private readonly head: LiveHead,
    private readonly turns: Turns,
  ) {}

  get isBehind(): boolean {
    return this.behindFrom !== undefined;
  }

  begin(tell: (beginning: Beginning) => void): void {
    tell({ position: this.head.position, recovered: null });
    this.stream.viewers.add(this);
    this.behindFrom = -Infinity;
    this.turns.ask(this);
  }

  fallBehind(seq: number): void {
    // Whoever is behind already has asked for room or for a turn.
    if (this.behindFrom === undefined) this.outbox.whenRoom(this);
    this.behindFrom = Math.min(this.behindFrom ?? seq, seq);
  }

  takeTurn(): void {
    if (this.behindFrom === undefined) return;
    if (!this.outbox.hasRoom) {
      this.outbox.whenRoom(this);
      return;
    }
    if (this.due.length === 0) {
      this.due = this.stream.valuesAfter(this.behindFrom);
      this.behindFrom = this.head.seq;
    }
    this.sendPart();
    // In the same turn as it was found that nothing more is due, it gets the stream's frames again.
    if (this.due.length === 0 && this.behindFrom === this.head.seq) this.behindFrom = undefined;
    else this.turns.ask(this);
  }

  leave(): void {
    this.stream.viewers.delete(this);
    this.outbox.leave(this);
  }

  private sendPart(): void {
    const part = this.due.slice(0, FRAME_READINGS);
    this.due = this.due.slice(FRAME_READINGS);
    if (part.length > 0) this.outbox.sendFrame(toFrame(this.stream.number, part, this.head.position));
  }
}
