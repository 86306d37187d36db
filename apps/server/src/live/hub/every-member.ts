import type { LivePosition, LiveRange } from '@tachograph/contracts';
import type { Beginning, CatchUpSources } from './catch-up.js';
import type { CircleMember, EveryStream } from './every-stream.js';
import type { Chunk } from './kept-chunks.js';
import { FRAME_READINGS, toFrame } from './reading-frames.js';
import type { Found } from './store-recovery.js';
import type { Turn } from './turns.js';
import type { ViewerOutbox } from './viewer-outbox.js';

/** Readings from the store that are being sent. */
interface Backlog {
  readonly found: Found & { recovered: true };
  sent: number;
}

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
  private backlog: Backlog | undefined;
  /** Times of doubt that are to be told once the viewer knows the stream. */
  private doubted: LiveRange | undefined;
  private tellBeginning: ((beginning: Beginning) => void) | undefined;
  private gone = false;

  constructor(
    readonly stream: EveryStream,
    readonly outbox: ViewerOutbox,
    private readonly sources: CatchUpSources,
  ) {
    this.at = sources.head.position;
    stream.members.add(this);
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
    const { head, memory, missed, turns } = this.sources;
    const ours = after.epoch === head.epoch;
    if (ours && after.seq > head.seq) {
      this.join();
      tell({ position: this.at, ...missed.notRecovered(after) });
      return;
    }
    // Nobody who was told a time of this run has one that it has not reached.
    this.at = ours ? { ...after, time: Math.min(after.time, head.time) } : after;
    if (ours && memory.covers(after.seq)) {
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

  tellGap(reload: LiveRange): void {
    if (this.tellBeginning !== undefined) {
      this.doubted = reload;
      return;
    }
    const { head } = this.sources;
    // What the circle has not been sent yet comes first.
    if (this.flows) this.stream.flush(head.position);
    const position = this.flows ? head.position : this.at;
    this.outbox.send({ type: 'gap', stream: this.stream.number, position, reload });
  }

  takeTurn(): void {
    if (!this.outbox.hasRoom) {
      this.outbox.whenRoom(this);
      return;
    }
    this.tellBehind();
    if (this.backlog !== undefined) this.sendBacklog(this.backlog);
    else if (this.sources.memory.covers(this.at.seq)) this.sendFromMemory();
    else void this.askStore();
  }

  leave(): void {
    this.gone = true;
    this.endBacklog();
    this.stream.members.delete(this);
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
    const { head, memory, turns } = this.sources;
    const { frame, end } = memory.chunk(this.stream, this.at);
    this.at = end;
    if (frame !== undefined) this.outbox.sendFrame(frame);
    // In the same turn: no reading comes between the look and the joining.
    if (end.seq === head.seq) this.join();
    else turns.ask(this);
  }

  private sendBacklog(backlog: Backlog): void {
    const { frame, end } = this.nextOf(backlog);
    backlog.sent += FRAME_READINGS;
    if (backlog.sent >= backlog.found.readings.length) this.endBacklog();
    this.at = end;
    if (frame !== undefined) this.outbox.sendFrame(frame);
    this.sources.turns.ask(this);
  }

  private nextOf({ found: { readings, end: last }, sent }: Backlog): Chunk {
    const { stream, at } = this;
    const { kept } = this.sources;
    const key = `${stream.number} ${at.seq} ${at.time} ${at.epoch} ${last.seq}`;
    const known = kept.find(key);
    if (known !== undefined) return known;
    const part = readings.slice(sent, sent + FRAME_READINGS);
    const isLast = sent + part.length === readings.length;
    const end = isLast ? last : { ...at, seq: part.at(-1)?.id ?? at.seq };
    const chunk = { end, frame: toFrame(stream.number, part, end) };
    kept.keep(key, chunk);
    return chunk;
  }

  private endBacklog(): void {
    this.backlog?.found.release();
    this.backlog = undefined;
  }

  private async askStore(): Promise<void> {
    const found = await this.sources.missed.find(this.stream, this.at, () => !this.gone);
    if (this.gone || found === undefined) {
      found?.release();
      return;
    }
    const after = this.at;
    if (found.recovered && found.readings.length > 0) this.backlog = { found, sent: 0 };
    else {
      found.release();
      this.at = found.end;
    }
    this.tellFound(found, found.recovered ? after : found.end);
    this.sources.turns.ask(this);
  }

  private tellFound(found: Found, position: LivePosition): void {
    const { tellBeginning } = this;
    this.tellBeginning = undefined;
    if (tellBeginning !== undefined) this.tellFirst(tellBeginning, found, position);
    else if (!found.recovered)
      this.outbox.send({ type: 'gap', stream: this.stream.number, position, reload: found.reload });
  }

  private tellFirst(tellBeginning: (beginning: Beginning) => void, found: Found, position: LivePosition): void {
    tellBeginning({ position, recovered: found.recovered, ...(!found.recovered && { reload: found.reload }) });
    if (this.doubted !== undefined) this.tellGap(this.doubted);
    this.doubted = undefined;
  }

  private join(): void {
    const { head } = this.sources;
    // What the circle has not been sent yet, this viewer has.
    this.stream.flush(head.position);
    this.at = head.position;
    this.stream.circle.add(this);
  }
}
