import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { channelAddress, type ChannelPattern, type LatestReadings, type Reading } from '@tachograph/contracts';
import { BoardApi } from '../../api/board-api';
import { LiveConnection } from '../../live/live-connection';
import { ServerClock } from '../../live/server-clock';
import { BoardClock } from '../board-clock';
import { BoardTime } from '../board-time';
import { Playhead } from '../time/playhead';
import { ChannelBook } from './channel-book';
import type { Board } from './follow';
import { LiveFeed } from './live-feed';
import { neighbourOf, newestBefore } from './moments-before';
import { NewestFollow } from './newest-follow';
import { Pacer } from './pacer';
import { Question } from './question';
import { ReplayReel } from './replay-reel';
import { sceneOf } from './shown-stretch';
import { SharedFollows } from './shared-follows';

/** What is wanted changes by many widgets at once, and a slider by many steps: so long is waited for the last of them. */
const CALM_MS = { wishes: 60, leaps: 120 };

/**
 * Where what a dashboard shows comes from: the live channel in the present, a recording in a replay, nothing while it stands
 * still. Tells all that is followed when to ask anew.
 */
@Injectable()
export class BoardHearing implements Board {
  readonly api = inject(BoardApi);
  readonly time = inject(BoardTime);
  private readonly clock = inject(ServerClock);
  private readonly playhead = inject(Playhead);
  private readonly board = inject(BoardClock);
  private readonly live = new LiveFeed(inject(LiveConnection), () => this.present(), {
    readings: (readings) => this.book.hearLive(readings),
    began: () => this.heard([]),
    missed: (channels) => this.heard(channels),
    restarted: () => this.book.forgetIds(),
  });
  private readonly isVisible = signal(document.visibilityState === 'visible');
  private readonly entered = signal(-1);
  private readonly reel: ReplayReel;
  private readonly newestQuestion: Question<readonly Reading[]>;
  private patterns: readonly string[] = [];
  private wasLive = false;
  private scene = '';
  private timer?: ReturnType<typeof setTimeout>;

  readonly book = new ChannelBook();
  readonly pacer = new Pacer();
  readonly follows = new SharedFollows(this.time, this.book, () => this.playhead.leaps(), (follow) => this.heardSince(follow.patterns) !== null);
  readonly newestState;
  /** Readings that wait at the server. */
  readonly behind = computed(() => this.live.behind());

  private readonly wanted = computed(
    () => [...new Set(this.follows.list().flatMap(({ patterns }) => patterns.map(({ text }) => text)))].sort(),
    { equal: (a, b) => a.join() === b.join() },
  );
  private readonly isLoading = computed(() => this.follows.list().some(({ state }) => state().kind === 'loading'));

  constructor() {
    this.reel = new ReplayReel(this.api, this.time, () => this.present());
    this.newestQuestion = new Question(
      (superseded) => this.askNewest(superseded),
      (readings) => this.knowNewest(readings),
    );
    this.newestState = this.newestQuestion.state;
    this.playhead.finder.set((from, direction) =>
      neighbourOf(this.api, this.patterns, { from, present: this.present() }, direction),
    );
    this.watchScene();
    this.watchTime();
    this.watchVisibility();
    inject(DestroyRef).onDestroy(() => this.end());
  }

  present(): number {
    return untracked(this.clock.now);
  }

  heardSince(patterns: readonly ChannelPattern[]): number | null {
    return this.live.heardSince(patterns.map(({ text }) => text));
  }

  /** Up to where what is shown is known, and from where on it is heard. */
  edge(): number {
    return this.reel.edge(this.time.now());
  }

  /** Asks for the newest readings again. */
  askForNewest(): void {
    this.newestQuestion.ask(true);
  }

  private watchScene(): void {
    effect(() => {
      this.wanted();
      untracked(() => this.later(CALM_MS.wishes));
    });
    effect(() => {
      const mode = this.time.mode();
      this.playhead.leaps();
      this.isVisible();
      this.time.range();
      untracked(() => this.later(mode === 'live' ? 0 : CALM_MS.leaps));
    });
  }

  private watchTime(): void {
    effect(() => {
      this.clock.now();
      untracked(() => {
        if (this.isVisible()) this.follows.keepUp();
      });
    });
    effect(() => {
      const now = this.time.now();
      if (this.time.mode() !== 'replay') return;
      untracked(() => {
        if (this.entered() !== this.playhead.leaps()) return;
        this.book.hearRecorded(this.reel.advance(now));
        this.follows.keepUp();
      });
    });
    effect(() => {
      const [ready, isLoading] = [this.reel.readyTo(), this.isLoading()];
      if (this.entered() === this.playhead.leaps() && !isLoading) this.playhead.ready.set(ready);
    });
  }

  private watchVisibility(): void {
    const changed = () => this.isVisible.set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', changed));
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.enter(), ms);
  }

  private enter(): void {
    const isNewWish = this.patterns.join() !== this.wanted().join();
    this.patterns = this.wanted();
    if (isNewWish) this.board.shows(this.follows.list().flatMap(({ patterns }) => patterns));
    const [mode, leaps] = [this.time.mode(), this.playhead.leaps()];
    if (mode === 'live') return this.enterLive(isNewWish);
    this.live.end();
    const isFrozen = mode === 'paused' && this.wasLive && leaps === this.entered();
    const scene = sceneOf(this.time, null, leaps);
    const isLeap = !isFrozen && (scene !== this.scene || this.wasLive);
    this.wasLive &&= isFrozen;
    this.scene = scene;
    this.entered.set(leaps);
    if (isLeap) this.book.clear();
    if (mode === 'replay' && (isLeap || isNewWish || !this.reel.isPlaying)) this.reel.start(this.patterns, this.time.now());
    if (mode !== 'replay') this.reel.end();
    this.follows.enter(isFrozen);
    if (isLeap || isNewWish) this.newestQuestion.ask(isLeap);
  }

  private enterLive(isNewWish: boolean): void {
    this.reel.end();
    this.entered.set(this.playhead.leaps());
    if (!this.isVisible()) return this.live.end();
    if (!this.wasLive) this.book.clear();
    this.live.want(this.patterns);
    this.follows.enter(false);
    if (isNewWish || !this.wasLive) this.newestQuestion.ask(!this.wasLive);
    this.wasLive = true;
  }

  private heard(missed: readonly string[]): void {
    this.follows.heard(missed);
    // Of several watches, the last one tells of all.
    if (missed.length > 0 && this.live.heardSince(this.patterns) !== null) this.newestQuestion.ask(false);
  }

  private async askNewest(superseded: AbortSignal): Promise<readonly Reading[]> {
    if (this.patterns.length === 0) return [];
    if (this.time.mode() === 'live') return ((await this.api.latest(this.patterns, superseded)) satisfies LatestReadings).data;
    const addressOf = ({ device, channel }: Reading) => channelAddress(device, channel);
    return newestBefore(this.api, this.patterns, this.time.now(), addressOf, superseded);
  }

  private knowNewest(readings: readonly Reading[]): void {
    this.book.know(readings);
    for (const follow of this.follows.list()) if (follow instanceof NewestFollow) this.pacer.add(follow);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.live.end();
    this.reel.end();
    this.newestQuestion.end();
    this.follows.end();
    this.pacer.end();
    this.playhead.finder.set(null);
  }
}
