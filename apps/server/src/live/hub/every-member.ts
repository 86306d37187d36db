import type { LivePosition, Reading } from '@tachograph/contracts';
import type { Beginning, CatchUpSources } from './catch-up.js';
import type { CircleMember, EveryStream } from './every-stream.js';
import { FRAME_READINGS, toFrame } from './reading-frames.js';
import type { Turn } from './turns.js';
import type { ViewerOutbox } from './viewer-outbox.js';

/** Readings in memory that one step looks at, most of which may be of other channels. */
const STEP_MAX = 10_000;

/**
 * One viewer of a stream of every reading. It flows with the stream's circle, or it is behind: then it is caught up from
 * memory, or from the store, step by step as it takes what it is sent, until it is at the head and flows again.
 */
export class EveryMember implements CircleMember, Turn {
  /** The viewer's names for it. */
  readonly ids = new Set<string>();
  private at: LivePosition;
  /** What the stream had brought where the viewer fell behind, until it was told how much was held back. */
  private heldFrom: number | undefined;
  private backlog: { readings: readonly Reading[]; sent: number; end: LivePosition } | undefined;
  private tellBeginning: ((beginning: Beginning) => void) | undefined;
  private gone = false;

  constructor(
    readonly stream: EveryStream,
    readonly outbox: ViewerOutbox,
    private readonly sources: CatchUpSources,
  ) {
    this.at = sources.head.position;
  }

  get flows(): boolean {
    return this.stream.circle.has(this);
  }

  /** Brings what is stored from now on. */
  begin(tell: (beginning: Beginning) => void): void {
    this.join();
    tell({ position: this.at, recovered: null });
  }

  /** Brings what was stored after a place, if that can be told. `tell` is called before anything is sent. */
  resume(after: LivePosition, tell: (beginning: Beginning) => void): void {
    const { head, ring, missed, turns } = this.sources;
    const ours = after.epoch === head.epoch;
    if (ours && after.seq > head.seq) {
      this.join();
      tell({ position: this.at, ...missed.notRecovered(after) });
      return;
    }
    this.at = { ...after, time: Math.min(after.time, head.time) };
    if (ours && ring.covers(after.seq)) {
      tell({ position: this.at, recovered: true });
      turns.ask(this);
      return;
    }
    this.tellBeginning = tell;
    void this.askStore();
  }

  fallBehind(at: LivePosition, count: number): void {
    this.at = at;
    this.heldFrom = count;
    this.outbox.whenRoom(this);
  }

  takeTurn(): void {
    if (!this.outbox.hasRoom) {
      this.outbox.whenRoom(this);
      return;
    }
    this.tellBehind();
    if (this.backlog !== undefined) this.sendBacklog(this.backlog);
    else if (this.sources.ring.covers(this.at.seq)) this.sendFromMemory();
    else void this.askStore();
  }

  leave(): void {
    this.gone = true;
    this.stream.circle.delete(this);
    this.outbox.leave(this);
  }

  private tellBehind(): void {
    if (this.heldFrom === undefined) return;
    const readings = this.stream.count - this.heldFrom;
    this.heldFrom = undefined;
    this.outbox.send({ type: 'behind', stream: this.stream.number, readings });
  }

  private sendFromMemory(): void {
    const { head, ring, router, turns } = this.sources;
    let { seq, time } = this.at;
    const readings: Reading[] = [];
    let seen = 0;
    for (const reading of ring.after(seq)) {
      seq = reading.id;
      time = Math.max(time, reading.receivedAt);
      if (router.channelOf(reading).takers.has(this.stream)) readings.push(reading);
      seen += 1;
      if (readings.length === FRAME_READINGS || seen === STEP_MAX) break;
    }
    this.send(readings, { epoch: head.epoch, seq, time });
    // In the same turn: no reading comes between the look and the joining.
    if (seq === head.seq) this.join();
    else turns.ask(this);
  }

  private sendBacklog(backlog: { readings: readonly Reading[]; sent: number; end: LivePosition }): void {
    const part = backlog.readings.slice(backlog.sent, backlog.sent + FRAME_READINGS);
    backlog.sent += part.length;
    const isLast = backlog.sent === backlog.readings.length;
    this.send(part, isLast ? backlog.end : { ...this.at, seq: part.at(-1)?.id ?? this.at.seq });
    if (isLast) this.backlog = undefined;
    this.sources.turns.ask(this);
  }

  private send(readings: Reading[], position: LivePosition): void {
    this.at = position;
    if (readings.length > 0) this.outbox.sendFrame(toFrame(this.stream.number, readings, position));
  }

  private async askStore(): Promise<void> {
    const { head, missed, turns } = this.sources;
    const end = head.position;
    const found = await missed.find(this.stream.patterns, this.at, end.seq, () => !this.gone);
    if (this.gone || found === undefined) return;
    const after = this.at;
    if (found.recovered && found.readings.length > 0) this.backlog = { readings: found.readings, sent: 0, end };
    else this.at = end;
    const { tellBeginning } = this;
    this.tellBeginning = undefined;
    if (tellBeginning !== undefined) {
      const reload = found.recovered ? {} : { reload: found.reload };
      tellBeginning({ position: found.recovered ? after : end, recovered: found.recovered, ...reload });
    } else if (!found.recovered)
      this.outbox.send({ type: 'gap', stream: this.stream.number, position: end, reload: found.reload });
    turns.ask(this);
  }

  private join(): void {
    const { head } = this.sources;
    // What the circle has not been sent yet, this viewer has.
    this.stream.flush(head.position);
    this.at = head.position;
    this.stream.circle.add(this);
  }
}
