import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { DashboardZone, TimeSpan } from '@tachograph/contracts';
import { isSameRange, lengthOf, spanOf, type TimedRange } from '../../history/shown-range';
import { ServerClock } from '../../live/server-clock';
import { BoardTime, type BoardMode } from '../board-time';
import { Playhead } from './playhead';
import { TimeUrl } from './time-url';

/** How often a replay moves, milliseconds. */
const TICK_MS = 200;
/** A page that was held up for longer goes on where it was, rather than to leap. */
const STEP_MAX_MS = 1_000;
/** How often the address follows a replay, milliseconds. */
const ADDRESS_MS = 5_000;
/** A replay that is as close to the present as this, milliseconds, is there. */
const PRESENT_MS = 4_000;

/** The time of a dashboard as its address says it. */
@Injectable()
export class UrlBoardTime extends BoardTime {
  private readonly url = inject(TimeUrl);
  private readonly clock = inject(ServerClock);
  private readonly playhead = inject(Playhead);
  private readonly defaults = signal<{ range: string; zone: DashboardZone }>({ range: '15m', zone: 'viewer' });
  private readonly head = signal(0);
  private readonly running = signal(false);
  /** Where a replay was when somebody put it there: its slider is around it. */
  private readonly anchor = signal({ at: 0, present: 0 });
  private timer?: ReturnType<typeof setInterval>;
  private tickedAt = 0;
  private writtenAt = 0;

  override readonly range = computed(() => this.url.choice().range ?? this.ownRange(), { equal: isSameRange });
  override readonly mode = computed<BoardMode>(() => {
    const { at, speed } = this.url.choice();
    if (at === null) return this.range().kind === 'past' ? 'past' : 'live';
    return speed === null ? 'paused' : 'replay';
  });
  override readonly now = computed(() => {
    if (this.url.choice().at !== null) return this.head();
    const range = this.range();
    return range.kind === 'past' ? range.to : this.clock.now();
  });
  override readonly span = computed<TimeSpan>(() => spanOf(this.range(), this.now()), {
    equal: (a, b) => a.from === b.from && a.to === b.to,
  });
  override readonly zone = computed(() => this.url.choice().zone ?? this.defaults().zone);
  override readonly speed = computed(() => this.url.choice().speed ?? 1);
  override readonly isRunning = computed(() => this.mode() === 'replay' && this.running());
  override readonly isWaiting = computed(() => this.isRunning() && this.head() >= this.playhead.ready());
  override readonly isLooping = computed(() => this.url.choice().isLooping);
  override readonly problem = this.url.problem;
  override readonly extent = computed<TimeSpan>(() => {
    const range = this.range();
    if (range.kind === 'past') return { from: range.from, to: range.to };
    const length = lengthOf(range);
    const { at, present } = this.anchor();
    const isRecent = at >= present - length;
    const to = isRecent ? present : Math.min(present, at + length / 2);
    return { from: Math.min(at, to - length), to: Math.max(to, this.now()) };
  });

  private readonly ownRange = computed<TimedRange>(() => ({ kind: 'recent', name: this.defaults().range }));

  constructor() {
    super();
    effect(() => {
      this.url.visits();
      untracked(() => this.arrive());
    });
    effect(() => {
      const isRunning = this.isRunning();
      untracked(() => this.drive(isRunning));
    });
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  override begin(defaults: { readonly range: string; readonly zone: DashboardZone }): void {
    this.defaults.set(defaults);
  }

  override show(range: TimedRange): void {
    this.running.set(false);
    this.url.change({ range, at: null, speed: null });
  }

  override pause(): void {
    const mode = this.mode();
    if (mode === 'replay') {
      this.running.set(false);
      this.url.change({ at: Math.round(this.head()) }, true);
    } else if (mode === 'live') {
      this.place(this.clock.now());
      this.url.change({ at: Math.round(this.head()), speed: null });
    }
  }

  override resume(): void {
    this.running.set(false);
    this.url.change({ at: null, speed: null });
  }

  override replay(from: number, speed = this.speed()): void {
    const isGoingOn = this.mode() === 'replay' && from === this.head();
    if (!isGoingOn) this.place(from);
    this.url.change({ at: Math.round(this.head()), speed }, isGoingOn);
    this.running.set(true);
    if (!isGoingOn) this.playhead.leap(this.head());
  }

  override seek(time: number): void {
    const isNew = this.mode() !== 'replay';
    if (isNew) this.place(time);
    this.head.set(Math.round(Math.min(time, this.clock.now())));
    this.url.change({ at: this.head(), speed: this.url.choice().speed ?? 1 }, !isNew);
    this.playhead.leap(this.head());
  }

  override step(direction: 1 | -1): void {
    if (this.mode() === 'replay') this.pause();
    const from = this.now();
    void this.playhead
      .finder()?.(from, direction)
      .then((time) => {
        // What is taken at the very moment is shown once the moment is past.
        if (time !== null && this.now() === from) this.seek(time + 1);
      });
  }

  override pace(speed: number): void {
    this.url.change({ speed }, true);
  }

  override loop(isLooping: boolean): void {
    this.url.change({ isLooping }, true);
  }

  override tellIn(zone: DashboardZone): void {
    this.url.change({ zone });
  }

  /** A link or the way back led here: what it says stands still, ready to be played. */
  private arrive(): void {
    const { at } = this.url.choice();
    this.running.set(false);
    if (at !== null) this.place(at);
    this.playhead.leap(this.head());
  }

  private place(time: number): void {
    const present = this.clock.now();
    const at = Math.round(Math.min(time, present));
    this.head.set(at);
    this.anchor.set({ at, present });
  }

  private drive(isRunning: boolean): void {
    clearInterval(this.timer);
    if (!isRunning) return;
    this.tickedAt = this.writtenAt = performance.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  private tick(): void {
    const time = performance.now();
    const passed = Math.min(STEP_MAX_MS, time - this.tickedAt);
    this.tickedAt = time;
    if (document.visibilityState === 'hidden') return;
    const range = this.range();
    const { from, to } = this.extent();
    const end = range.kind === 'past' || this.isLooping() ? to : this.clock.now();
    const next = Math.min(this.head() + passed * this.speed(), this.playhead.ready(), end);
    this.head.set(Math.max(this.head(), next));
    if (this.head() >= end - (end === to ? 0 : PRESENT_MS)) this.arriveAtEnd(from);
    else if (time - this.writtenAt > ADDRESS_MS) this.writeHead(time);
  }

  private arriveAtEnd(from: number): void {
    if (this.isLooping()) this.seek(from);
    else if (this.range().kind === 'past') this.pause();
    else this.resume();
  }

  private writeHead(time: number): void {
    this.writtenAt = time;
    this.url.change({ at: Math.round(this.head()) }, true);
  }
}
