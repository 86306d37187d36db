import { Injectable, computed, inject, linkedSignal, signal, type Signal } from '@angular/core';
import type { TimeSpan, Widget } from '@tachograph/contracts';
import { BoardData, type SeriesData } from '../../../core/board/board-data';
import { BoardTime } from '../../../core/board/board-time';
import { BoardVariables } from '../../../core/board/board-variables';
import { WidgetStatus } from '../../../core/board/widget-status';
import { lengthOf } from '../../../core/history/shown-range';
import { paced } from './pace';
import { inNamedOrder } from './traces/named-order';
import { percentileOf } from './traces/trace-values';

/** Points of each channel: one for two pixels, by steps, so that not every change of a width is another question. */
const POINTS = { perPixel: 0.5, step: 50, least: 100, most: 1000 };
/** Redraws, milliseconds apart: not more often than the drawing moves by a pixel, within these, while live; of what is scrolled away, `unseen`. */
const PAUSE = { least: 250, most: 1_000, unseen: 2_000 };

/** What is known of a range, and whether it is still being asked for. */
interface Known {
  readonly data: SeriesData;
  readonly isLoading: boolean;
}

/** The range that a chart over time draws. One for a chart; provided by it. */
@Injectable()
export class ChartSource {
  private readonly board = inject(BoardData);
  private readonly time = inject(BoardTime);
  private readonly variables = inject(BoardVariables);
  private readonly status = inject(WidgetStatus);
  /** Pixels that the drawing is wide; 0 while nobody knows, and nothing is asked for. */
  readonly width = signal(0);
  /** Whether any of the drawing is on the screen. */
  readonly isSeen = signal(true);
  /** The stretch to which a hand has moved the drawing; null while none does. */
  readonly preview = signal<TimeSpan | null>(null);

  /** Begins to follow the channels of a widget. To be called once, where Angular injects. */
  follow(widget: Signal<Widget>): Signal<SeriesData> {
    const points = computed(() => pointsFor(this.width() * POINTS.perPixel));
    const channels = computed(() => this.variables.resolve(widget().settings.channels));
    const wish = computed(() => {
      const { range, aggregation } = widget().settings;
      const percentile = percentileOf(aggregation);
      const wish = { channels: channels(), points: points(), range, ...(percentile !== undefined && { percentile }) };
      return this.width() === 0 ? null : wish;
    });
    const view = this.board.series(wish);
    this.status.follow(view);
    const whole = computed((): SeriesData => {
      const { span, series: all } = view.data();
      const series = inNamedOrder(all, channels());
      return { series, span: widget().settings.range === null ? this.spanFor(span) : span };
    });
    const isNew = linkedSignal<Known, boolean>({
      source: () => ({ data: whole(), isLoading: view.state().kind === 'loading' }),
      computation: (now, before) => before !== undefined && isUnlike(now, before.source),
    });
    const moving = paced(
      whole,
      computed(() => (isNew() ? 0 : this.pauseFor(whole()))),
    );
    const isMoving = computed(() => this.time.mode() === 'live' || this.time.mode() === 'replay');
    return computed(() => {
      const data = isMoving() ? moving() : whole();
      return { series: data.series, span: this.preview() ?? data.span };
    });
  }

  private pauseFor({ span }: SeriesData): number {
    if (!this.isSeen()) return PAUSE.unseen;
    const perPixel = this.time.mode() === 'replay' ? 0 : (span.to - span.from) / Math.max(1, this.width());
    return Math.min(PAUSE.most, Math.max(PAUSE.least, perPixel));
  }

  /**
   * What is known moves on by steps that are seen, so it is the span of that which is drawn; but one that was chosen is shown at
   * once, with what is known of it.
   */
  private spanFor(known: TimeSpan): TimeSpan {
    const isMoving = this.time.mode() === 'live' || this.time.mode() === 'replay';
    const isOfRange = Math.abs(known.to - known.from - lengthOf(this.time.range())) <= 1;
    return isMoving && isOfRange ? known : this.time.span();
  }
}

/** Whether what is known did not grow, but is another: an answer, or another range. It is drawn at once. */
function isUnlike(now: Known, before: Known): boolean {
  if (before.isLoading && !now.isLoading) return true;
  // An empty drawing would say that there is nothing.
  if (before.data.series.length === 0 && now.data.series.length > 0) return true;
  const length = ({ data: { span } }: Known) => span.to - span.from;
  return Math.abs(length(now) - length(before)) > 1;
}

/** How many points to ask for. */
function pointsFor(wanted: number): number {
  return Math.min(POINTS.most, Math.max(POINTS.least, Math.ceil(wanted / POINTS.step) * POINTS.step));
}
