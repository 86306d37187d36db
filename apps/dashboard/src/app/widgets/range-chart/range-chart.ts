import { Component, DestroyRef, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import type { Series, TimeSpan } from '@tachograph/contracts';
import { DISTINCT_COLORS } from '../../core/session/device-colors';
import { formatSpeed } from '../../core/session/speed-format';
import { Theme } from '../../core/session/theme';
import { ALIGNED_RIGHT, type ChartLook } from '../time-chart/chart-options';
import { TimeChart } from '../time-chart/time-chart';
import { DragSelection, type Selection } from './drag-selection';
import { rangeLines } from './range-lines';

/** Pixels that the value axis takes: fixed, so that a place on the drawing is a time whatever the values are. */
const AXIS_WIDTH = 60;

/** The speeds of a range of time, one line for each device, with its band where it stands for many readings. */
@Component({
  selector: 'tg-range-chart',
  imports: [DragSelection, TimeChart],
  template: `
    <div class="area" tgDragSelection #drag="tgDragSelection" (selected)="select($event)">
      <tg-time-chart [lines]="lines()" [span]="axis()" [look]="look()" [summary]="summary()" />
      @if (drag.selection(); as selection) {
        <div
          class="selection"
          data-testid="selection"
          [style.left.px]="selection.left"
          [style.width.px]="selection.right - selection.left"
        ></div>
      }
    </div>
  `,
  styleUrl: './range-chart.scss',
})
export class RangeChart {
  readonly series = input.required<readonly Series[]>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();
  readonly span = input.required<TimeSpan>();
  /** What the drawing says, in words. */
  readonly summary = input.required<string>();
  /** The stretch of time that was dragged over. */
  readonly selected = output<TimeSpan>();
  /** How many pixels wide the drawing itself is, whenever that changes. */
  readonly widthChange = output<number>();

  private readonly theme = inject(Theme);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly width = signal(0);
  protected readonly lines = computed(() => rangeLines(this.series(), this.devices(), this.theme.scheme()));
  protected readonly axis = computed(() => ({ min: this.span().from, max: this.span().to }));
  /** Names of colours that repeat tell nothing, and take the room of the drawing. */
  private readonly hasLegend = computed(() => this.series().length <= DISTINCT_COLORS);
  protected readonly look = computed<ChartLook>(() => ({
    unit: 'km/h',
    format: (value) => `${formatSpeed(value)} km/h`,
    least: 0,
    most: 100,
    axisWidth: AXIS_WIDTH,
    ticksMax: 7,
    hasLegend: this.hasLegend(),
    isLegendFixed: true,
  }));

  constructor() {
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(this.element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected select({ left, right }: Selection): void {
    const { from, to } = this.span();
    const time = (pixel: number) => {
      const share = (pixel - AXIS_WIDTH) / Math.max(1, this.width());
      return from + Math.min(1, Math.max(0, share)) * (to - from);
    };
    this.selected.emit({ from: time(left), to: time(right) });
  }

  private measure(): void {
    this.width.set(Math.max(0, this.element.clientWidth - AXIS_WIDTH - ALIGNED_RIGHT));
    this.widthChange.emit(this.width());
  }
}
