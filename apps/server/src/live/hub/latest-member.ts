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
    this.behindFrom = -1;
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
    const values = this.stream.valuesAfter(this.behindFrom);
    const part = values.slice(0, FRAME_READINGS);
    const { position } = this.head;
    const isLast = part.length === values.length;
    const last = part.at(-1)?.id ?? position.seq;
    if (part.length > 0)
      this.outbox.sendFrame(toFrame(this.stream.number, part, isLast ? position : { ...position, seq: last }));
    this.behindFrom = isLast ? undefined : last;
    if (!isLast) this.turns.ask(this);
  }

  leave(): void {
    this.stream.viewers.delete(this);
    this.outbox.leave(this);
  }
}
