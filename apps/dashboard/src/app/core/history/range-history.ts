import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { ReconnectPolicy, SPEED_CHANNEL, type SeriesAnswer, type TimeSpan } from '@tachograph/contracts';
import { Refusal } from '../api/ask';
import { ReadingsApi } from '../api/readings-api';
import { SeriesApi } from '../api/series-api';
import type { ShownReading } from '../live/reading-window';
import { ServerClock } from '../live/server-clock';
import { SpeedFeed } from '../live/speed-feed';
import { withTail } from './live-tail';
import { isDue, isEmpty } from './range-upkeep';
import { lengthOf, spanOf, type TimedRange } from './shown-range';

/** What a view wants drawn: of one device or (null) of all, in so many points at most. */
export interface RangeWish {
  readonly range: TimedRange;
  readonly device: string | null;
  readonly points: number;
}

/** Whether what is wanted is there; `failed` says why not, and when it is asked for again (local ms, null: never). */
export type RangeState =
  { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; why: string; until: number | null };

interface Loaded {
  readonly wish: RangeWish;
  readonly answer: SeriesAnswer;
  /** When the reading next to an empty range was taken; null where there is none, or where the range has readings. */
  readonly nearest: number | null;
}

/** Readings taken longer ago than this have been stored and told of, but for late ones. */
const SETTLED_MS = 2_000;
/** The clock's tick is this old at most. */
const TICK_MS = 1_000;
/** Live readings come into the picture each time they would move it by this part of a point's width, and this soon at the latest. */
const PACE = { ofPoint: 1 / 8, most: 5_000 };
/** So many live readings are kept at most; long before, the range is asked for again, and has them. */
const TAIL_MAX = 20_000;

/**
 * The speeds in a range of time. One that ends now is kept up: what was stored is asked for up to a boundary, and live
 * readings taken from it on are added. A live reading taken before the boundary may have missed the answer: for it the
 * range is asked for again, so that none is shown twice, or missing for long.
 */
@Injectable()
export class RangeHistory {
  private readonly feed = inject(SpeedFeed);
  private readonly series = inject(SeriesApi);
  private readonly readings = inject(ReadingsApi);
  private readonly clock = inject(ServerClock);
  private readonly retryPolicy = new ReconnectPolicy();
  private readonly wanted = signal<RangeWish | null>(null);
  private readonly loaded = signal<Loaded | null>(null);
  private readonly tail = signal<readonly ShownReading[]>([]);
  private readonly asking = signal<RangeState>({ kind: 'loading' });
  private readonly now = computed(() => this.feed.stoppedAt() ?? this.clock.now());
  private heard: ShownReading[] = [];
  private hearingSince = 0;
  private boundary = 0;
  private askedAt = 0;
  private shownAt = 0;
  private isBehind = false;
  private request?: AbortController;
  private retryTimer?: ReturnType<typeof setTimeout>;

  readonly state = this.asking.asReadonly();
  /** What the picture spans, milliseconds since 1970; it moves on by a point's width at least. */
  readonly span = computed<TimeSpan>(
    () => {
      const wish = this.wanted();
      if (!wish) return { from: 0, to: 0 };
      const step = Math.max(TICK_MS, lengthOf(wish.range) / wish.points);
      return spanOf(wish.range, Math.ceil(this.now() / step) * step);
    },
    { equal: (a, b) => a.from === b.from && a.to === b.to },
  );
  /** Whether what is drawn is what is wanted, and not what was wanted before. */
  readonly isCurrent = computed(() => this.loaded()?.wish === this.wanted());
  /** When the last reading before an empty range was taken, or else the newest of all; null where there is none. */
  readonly nearest = computed(() => (this.isCurrent() ? (this.loaded()?.nearest ?? null) : null));
  /** By device. */
  readonly drawn = computed(() => {
    const loaded = this.loaded();
    const wish = this.wanted();
    if (!loaded || !wish) return [];
    const isWanted = ({ device }: { device: string }) => wish.device === null || device === wish.device;
    if (!this.isCurrent()) return loaded.answer.series.filter(isWanted);
    if (wish.range.kind === 'past') return loaded.answer.series;
    return withTail(loaded.answer, this.tail().filter(isWanted), this.span().from);
  });

  constructor() {
    const endHearing = this.feed.hear({
      readings: (readings) => this.hear(readings),
      missed: () => this.missed(),
    });
    effect(() => {
      this.clock.now();
      untracked(() => this.keepUp());
    });
    inject(DestroyRef).onDestroy(() => {
      endHearing();
      this.leave();
    });
  }

  /** Shows this from now on; what was shown before stays until it is there. */
  want(wish: RangeWish): void {
    if (this.wanted()?.range.kind !== 'recent') this.beginHearing();
    this.wanted.set(wish);
    this.asking.set({ kind: 'loading' });
    void this.ask();
  }

  /** Nobody looks any more. */
  leave(): void {
    this.wanted.set(null);
    this.request?.abort();
    clearTimeout(this.retryTimer);
  }

  /** Asks again. */
  async ask(): Promise<void> {
    const wish = this.wanted();
    if (!wish) return;
    this.request?.abort();
    clearTimeout(this.retryTimer);
    const request = (this.request = new AbortController());
    const span = this.spanToAsk(wish);
    Object.assign(this, { boundary: span.to, askedAt: this.clock.now(), isBehind: false });
    try {
      const { device, points } = wish;
      const answer = await this.series.read({ channel: SPEED_CHANNEL.name, device, points, ...span }, request.signal);
      const nearest = isEmpty(answer) ? await this.readingBefore(wish, span.to) : null;
      if (!request.signal.aborted) this.take({ wish, answer, nearest });
    } catch (error) {
      if (!request.signal.aborted) this.failed(error);
    } finally {
      if (this.request === request) this.request = undefined;
    }
  }

  /** Of a range that ends now, what is settled, where live readings tell of the rest; else up to whatever may be stored by now. */
  private spanToAsk({ range }: RangeWish): TimeSpan {
    const now = this.now();
    const { from, to } = spanOf(range, now);
    if (range.kind === 'past') return { from, to };
    return { from, to: this.hearingSince <= now - SETTLED_MS ? now - SETTLED_MS : now + TICK_MS };
  }

  private async readingBefore({ device }: RangeWish, to: number): Promise<number | null> {
    const [last] = await this.readings.last({ channel: SPEED_CHANNEL.name, device, limit: 1, to });
    return last?.takenAt ?? this.feed.newest()?.takenAt ?? null;
  }

  private take(loaded: Loaded): void {
    this.retryPolicy.reset();
    this.tail.update((tail) => tail.filter(({ takenAt }) => takenAt >= loaded.answer.to));
    this.loaded.set(loaded);
    this.asking.set({ kind: 'ready' });
  }

  private beginHearing(): void {
    this.hearingSince = this.clock.now() + TICK_MS;
    this.heard = [];
    this.tail.set([]);
  }

  private hear(readings: readonly ShownReading[]): void {
    if (this.wanted()?.range.kind !== 'recent') return;
    this.heard = this.heard.concat(readings).slice(-TAIL_MAX);
    this.isBehind ||= readings.some(({ takenAt }) => takenAt < this.boundary && takenAt >= this.span().from);
  }

  private missed(): void {
    if (this.wanted()?.range.kind !== 'recent') return;
    this.hearingSince = this.clock.now() + TICK_MS;
    void this.ask();
  }

  /** Once a second: shows what was heard, and asks again where the answer has aged. */
  private keepUp(): void {
    const wish = this.wanted();
    if (wish?.range.kind !== 'recent' || this.feed.stoppedAt() !== null) return;
    this.showHeard(wish);
    const loaded = this.loaded();
    if (this.request || this.asking().kind === 'failed' || !loaded) return;
    const age = this.clock.now() - this.askedAt;
    const state = { age, isBehind: this.isBehind, tail: this.tail().length, points: wish.points };
    if (isDue(state, this.drawn())) void this.ask();
  }

  private showHeard({ range, points }: RangeWish): void {
    const now = this.clock.now();
    const pace = Math.min(PACE.most, (lengthOf(range) / points) * PACE.ofPoint);
    if (this.heard.length === 0 || now - this.shownAt < pace) return;
    this.shownAt = now;
    const { from } = this.span();
    const fresh = this.heard;
    this.heard = [];
    this.tail.update((tail) => [...tail, ...fresh].filter(({ takenAt }) => takenAt >= from).slice(-TAIL_MAX));
  }

  private failed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Refusal && error.isFinal) return this.asking.set({ kind: 'failed', why, until: null });
    const delay = this.retryPolicy.next();
    this.asking.set({ kind: 'failed', why, until: Date.now() + delay });
    this.retryTimer = setTimeout(() => void this.ask(), delay);
  }
}
