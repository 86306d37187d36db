import { signal } from '@angular/core';
import type { BoardApi } from '../../api/board-api';
import type { BoardTime } from '../board-time';
import type { Moment } from './channel-book';
import { Question } from './question';
import { ChunkReader, type Chunk } from './replay-chunk';

/** So much of a recording is read ahead, in milliseconds of playing. */
const AHEAD_MS = 8_000;
/** Readings taken longer ago than this, milliseconds, have been stored. */
const SETTLED_MS = 2_000;

/** A recording that is played: read ahead in chunks of time, and handed out as its moments come. */
export class ReplayReel {
  private readonly read = signal(0);
  private readonly question: Question<Chunk>;
  private reader?: ChunkReader;
  private waiting: Moment[] = [];
  private next = 0;
  private chunks: Chunk[] = [];
  private head = 0;

  /** Up to where the recording is here, milliseconds since 1970. */
  readonly readyTo = this.read.asReadonly();
  readonly state;

  constructor(
    private readonly api: BoardApi,
    private readonly time: BoardTime,
    private readonly present: () => number,
  ) {
    this.question = new Question(
      (superseded) => this.put(superseded),
      (chunk) => this.take(chunk),
    );
    this.state = this.question.state;
  }

  get isPlaying(): boolean {
    return this.reader !== undefined;
  }

  /** Begins at an instant. */
  start(channels: readonly string[], from: number): void {
    this.end();
    this.head = from;
    this.read.set(from);
    if (channels.length === 0) return;
    this.reader = new ChunkReader(this.api, channels);
    this.question.ask(true);
  }

  /** What was taken before an instant, and was not handed out yet. */
  advance(head: number): readonly Moment[] {
    this.head = head;
    const first = this.next;
    while ((this.waiting[this.next]?.reading.takenAt ?? Infinity) < head) this.next += 1;
    const due = this.waiting.slice(first, this.next);
    if (this.next > 1_000) {
      this.waiting = this.waiting.slice(this.next);
      this.next = 0;
    }
    this.chunks = this.chunks.filter(({ to }) => to > head);
    this.readAhead();
    return due;
  }

  /** The instant up to which everything before the head was handed out: sums straddle it else. */
  edge(head: number): number {
    const chunk = this.chunks.find(({ from, to }) => from <= head && head < to);
    if (!chunk || chunk.width === 0) return head;
    return Math.max(chunk.from, Math.floor(head / chunk.width) * chunk.width);
  }

  end(): void {
    this.question.end();
    this.reader = undefined;
    this.waiting = [];
    this.chunks = [];
    this.next = 0;
  }

  private readAhead(): void {
    if (!this.reader || this.question.isPending || this.question.state().kind === 'failed') return;
    const isShort = this.read() - this.head < AHEAD_MS * this.time.speed();
    if (isShort && this.read() < this.present() - SETTLED_MS) this.question.ask(false);
  }

  private put(superseded: AbortSignal): Promise<Chunk> {
    const from = this.read();
    const to = Math.max(from + 1, this.present() - SETTLED_MS);
    if (!this.reader) return Promise.reject(new Error('nothing is played'));
    return this.reader.read({ from, to }, this.time.speed(), superseded);
  }

  private take(chunk: Chunk): void {
    for (const moment of chunk.moments) this.waiting.push(moment);
    this.chunks.push(chunk);
    this.read.set(chunk.to);
  }
}
