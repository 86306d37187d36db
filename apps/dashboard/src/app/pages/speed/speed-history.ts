import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TimeSpan } from '@tachograph/contracts';
import { RangeHistory } from '../../core/history/range-history';
import { back, between, closer, endingAt, forth, wider } from '../../core/history/range-moves';
import { lengthOf, type ShownRange, type TimedRange } from '../../core/history/shown-range';
import { ServerClock } from '../../core/live/server-clock';
import { DISTINCT_COLORS } from '../../core/session/device-colors';
import { clockTime } from '../../core/session/local-time';
import { rangeTitle, rangeWords } from '../../core/session/range-words';
import { formatSpeed } from '../../core/session/speed-format';
import { HistoryNotice } from '../../widgets/history-notice/history-notice';
import { RangeChart } from '../../widgets/range-chart/range-chart';
import { RangeSummary } from '../../widgets/range-summary/range-summary';
import { seriesFigures } from '../../widgets/range-summary/series-figures';

/** Points go with the pixels, by steps: not every change of the window's width is another question. */
const POINTS = { step: 100, least: 100, most: 2000, ofMany: 300 };
const KEYS: Record<string, (range: TimedRange, now: number) => ShownRange | null> = {
  ArrowLeft: back,
  ArrowRight: forth,
  '+': closer,
  '=': closer,
  '-': wider,
};

/** A range of time of the speed page: the drawing, what it comes to, and what is wrong with it where something is. */
@Component({
  selector: 'tg-speed-history',
  imports: [HistoryNotice, MatButton, RangeChart, RangeSummary],
  templateUrl: './speed-history.html',
  styleUrls: ['../page.scss', './speed-history.scss'],
})
export class SpeedHistory {
  readonly range = input.required<TimedRange>();
  /** Null for all devices. */
  readonly device = input.required<string | null>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();
  readonly go = output<ShownRange>();

  protected readonly history = inject(RangeHistory);
  private readonly clock = inject(ServerClock);
  protected readonly width = signal(0);
  /** Without a width nobody knows how many points there is room for. */
  private readonly isMeasured = computed(() => this.width() > 0);
  private readonly points = computed(() => {
    const most = this.device() === null && this.devices().length > DISTINCT_COLORS ? POINTS.ofMany : POINTS.most;
    return Math.min(most, Math.max(POINTS.least, Math.ceil(this.width() / POINTS.step) * POINTS.step));
  });
  protected readonly isBusy = computed(() => !this.history.isCurrent() && this.history.state().kind === 'loading');
  /** What is drawn is of another range, or of this one before the window's width changed. */
  protected readonly isOld = computed(() => !this.history.isCurrent());
  protected readonly drawn = computed(() => this.history.drawn().filter(({ count }) => count > 0));
  protected readonly failure = computed(() => {
    const state = this.history.state();
    return state.kind === 'failed' ? state : null;
  });
  /** What stands in place of a drawing without a reading. */
  protected readonly blank = computed(() => {
    if (this.drawn().length > 0) return null;
    if (this.isBusy()) return { words: $localize`loading the range…`, nearest: null };
    if (!this.history.isCurrent()) return { words: $localize`nothing to show yet`, nearest: null };
    const nearest = this.history.nearest();
    const device = this.device();
    const words =
      device === null
        ? $localize`No reading in this range.`
        : $localize`No reading of ${device}:device: in this range.`;
    return { words: nearest === null ? words : `${words} ${this.nearestWords(nearest)}`, nearest };
  });
  protected readonly summary = computed(() => {
    const figures = this.drawn().map(seriesFigures);
    const title = rangeTitle(this.range(), Date.now());
    if (figures.length === 0) return $localize`Speed over time, ${title}:range:: no readings`;
    const [min, max] = [
      Math.min(...figures.map((each) => each.min ?? Infinity)),
      Math.max(...figures.map((each) => each.max ?? -Infinity)),
    ];
    const words = rangeWords(this.drawn(), Date.now()).join(', ');
    return $localize`Speed over time, ${title}:range:: ${formatSpeed(min)}:least: to ${formatSpeed(max)}:most: km/h; ${words}:words:`;
  });

  constructor() {
    effect(() => {
      const wish = { range: this.range(), device: this.device(), points: this.points() };
      if (this.isMeasured()) untracked(() => this.history.want(wish));
    });
    inject(DestroyRef).onDestroy(() => this.history.leave());
  }

  protected select({ from, to }: TimeSpan): void {
    this.go.emit(between(from, to));
  }

  protected goTo(time: number): void {
    this.go.emit(endingAt(time, lengthOf(this.range()), this.clock.now()));
  }

  protected press(event: KeyboardEvent): void {
    const move = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const range = move(this.range(), this.clock.now());
    if (range) this.go.emit(range);
  }

  private nearestWords(nearest: number): string {
    const when = clockTime(nearest, Date.now());
    return nearest < this.history.span().to
      ? $localize`The last one before it was taken ${when}:time:.`
      : $localize`The newest was taken ${when}:time:.`;
  }
}
