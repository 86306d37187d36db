import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { TimeSpan } from '@tachograph/contracts';
import { BoardCursor } from '../../../../core/board/board-cursor';
import { BoardTime } from '../../../../core/board/board-time';
import { boardClock } from '../../../../core/board/board-times';
import { between, closer, forth, back, wider } from '../../../../core/history/range-moves';
import type { ShownRange, TimedRange } from '../../../../core/history/shown-range';
import { ServerClock } from '../../../../core/live/server-clock';
import { DragSelection, type Selection } from '../../../range-chart/drag-selection';
import { acrossAt, downAt, valueAcross, type DrawingArea } from '../canvas/picture';
import { ChartSource } from '../chart-source';
import type { Trace } from '../traces/trace';
import type { ValueFormat } from '../traces/value-format';
import { ChartTip } from './chart-tip';
import { HandMoves } from './hand-moves';
import { nextInstant, type Step } from './next-instant';
import { movedSpan, pastRange, type HandMove } from './span-moves';
import { timeTip, tipWords } from './time-tip';
import { ZoomTrail } from './zoom-trail';

/** Pixels within which a pointer catches a point. */
const CATCH = 12;
/** So many values are marked by a dot where the crosshair meets them. */
const DOTS = 12;
const STEPS: Readonly<Record<string, Step>> = { ArrowLeft: 'before', ArrowRight: 'after', Home: 'first', End: 'last' };
const MOVES: Readonly<Record<string, (range: TimedRange, now: number) => ShownRange | null>> = {
  'Shift+ArrowLeft': back,
  'Shift+ArrowRight': forth,
  '+': closer,
  '=': closer,
  '-': wider,
};

/**
 * What lies over a drawing of time: the crosshair that all charts of a dashboard share with the values where it stands, and the
 * ways to another stretch: dragged over, moved by hand, or by keys.
 */
@Component({
  selector: 'tg-time-pointer',
  imports: [ChartTip, DragSelection, HandMoves],
  templateUrl: './time-pointer.html',
  styleUrl: './time-pointer.scss',
})
export class TimePointer {
  /** Those that are drawn. */
  readonly traces = input.required<readonly Trace[]>();
  /** Units of the two axes. */
  readonly units = input.required<readonly string[]>();
  readonly format = input.required<ValueFormat>();
  readonly area = input.required<DrawingArea>();
  /** Whether each value stands where it is drawn, so that a dot can mark it. */
  readonly hasDots = input(true);
  /** Whether the dashboard's range can be chosen here: not where the drawing has one of its own. */
  readonly canZoom = input(true);

  private readonly cursor = inject(BoardCursor);
  private readonly time = inject(BoardTime);
  /** Of a past range, the board's own moment is its end. */
  private readonly present = inject(ServerClock);
  private readonly source = inject(ChartSource);
  private readonly trail = inject(ZoomTrail);
  private readonly clock = boardClock();
  /** Where the mouse rests on this drawing, pixels from the left; null where it does not. */
  private readonly hovered = signal<number | null>(null);
  /** The stretch as it was when a hand began to move it. */
  private moveBegan: TimeSpan | null = null;

  private readonly reach = computed(() => {
    const { x, left, right } = this.area();
    return ((x.max - x.min) / Math.max(1, right - left)) * CATCH;
  });
  /** The instant that is marked, if it lies in the drawing. */
  private readonly marked = computed(() => {
    const time = this.cursor.time();
    const { x } = this.area();
    return time === null || time < x.min || time > x.max ? null : time;
  });
  protected readonly tip = computed(() => {
    const at = this.marked();
    if (at === null) return null;
    return timeTip(at, { traces: this.traces(), format: this.format(), clock: this.clock(), reach: this.reach() });
  });
  protected readonly line = computed(() => {
    const at = this.marked();
    return at === null ? null : acrossAt(this.area(), at);
  });
  protected readonly dots = computed(() => {
    const rows = this.hasDots() ? (this.tip()?.rows ?? []) : [];
    return rows.slice(0, DOTS).map(({ key, place, value, unit }) => {
      const axis = this.units().indexOf(unit) === 1 ? 'y2' : 'y';
      return { key, place, top: downAt(this.area(), axis, value) };
    });
  });
  /** Whether it is this drawing that is pointed at, by a pointer or by keys. */
  protected readonly isHere = signal(false);
  /** Told to who goes along the points by keys. */
  protected readonly told = signal('');

  constructor() {
    // What moves on under a mouse that rests is another instant than before.
    effect(() => {
      this.area();
      const at = untracked(this.hovered);
      if (at !== null) untracked(() => this.pointAt(at));
    });
  }

  protected readonly selects = (event: PointerEvent) =>
    this.canZoom() && event.pointerType !== 'touch' && !event.shiftKey;

  protected hover(event: PointerEvent): void {
    const at = event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
    if (event.pointerType !== 'touch') this.hovered.set(at);
    this.isHere.set(true);
    this.pointAt(at);
  }

  protected leave(event: PointerEvent): void {
    // A finger that is lifted has not gone elsewhere: what it touched stays marked.
    if (event.pointerType === 'touch') return;
    this.isHere.set(false);
    if (this.hovered() === null) return;
    this.hovered.set(null);
    this.cursor.point(null);
  }

  /** What was marked by keys or a finger is marked for as long as they are here. */
  protected letGo(): void {
    if (this.hovered() !== null) return;
    this.isHere.set(false);
    this.cursor.point(null);
  }

  protected select({ left, right }: Selection): void {
    const area = this.area();
    this.go(between(valueAcross(area, left), valueAcross(area, right)));
  }

  protected moveBy(move: HandMove | null): void {
    const { left, right, x } = this.area();
    this.moveBegan ??= { from: x.min, to: x.max };
    const around = move && { ...move, around: move.around - left };
    this.source.preview.set(around && movedSpan(this.moveBegan, around, right - left));
    if (move === null) this.moveBegan = null;
  }

  protected settle(): void {
    const span = this.source.preview();
    this.moveBegan = null;
    if (span) this.go(pastRange(span, this.present.now()));
    this.source.preview.set(null);
  }

  protected goBack(): void {
    this.trail.back(this.time);
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns whether the key means anything here */
  private act({ key, shiftKey }: KeyboardEvent): boolean {
    const name = shiftKey && key.startsWith('Arrow') ? `Shift+${key}` : key;
    if (Object.hasOwn(STEPS, name)) this.stepTo(STEPS[name] ?? 'last');
    else if (this.canZoom() && Object.hasOwn(MOVES, name))
      this.go(MOVES[name]?.(this.time.range(), this.present.now()));
    else if (this.canZoom() && name === 'Backspace') this.goBack();
    else if (name === 'Escape' && this.cursor.time() !== null) this.cursor.point(null);
    else return false;
    return true;
  }

  private stepTo(step: Step): void {
    const { x } = this.area();
    const at = nextInstant(this.traces(), this.marked(), step);
    if (at === null) return;
    this.isHere.set(true);
    this.cursor.point(Math.min(x.max, Math.max(x.min, at)));
    const tip = this.tip();
    if (tip) this.told.set(tipWords(tip));
  }

  /** Catches the point that is nearest, where one is near. */
  private pointAt(pixel: number): void {
    const area = this.area();
    if (pixel < area.left || pixel > area.right) return this.cursor.point(null);
    const at = valueAcross(area, pixel);
    const near = [nextInstant(this.traces(), at, 'before'), nextInstant(this.traces(), at, 'after')]
      .filter((instant) => instant !== null && Math.abs(instant - at) <= this.reach())
      .sort((a, b) => Math.abs((a ?? 0) - at) - Math.abs((b ?? 0) - at));
    this.cursor.point(near[0] ?? at);
  }

  private go(range: ShownRange | null | undefined): void {
    if (range && range.kind !== 'latest') this.trail.zoom(this.time, range);
  }
}
