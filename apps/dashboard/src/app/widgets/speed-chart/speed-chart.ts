import { Component, computed, inject, input } from '@angular/core';
import type { ShownReading } from '../../core/live/reading-window';
import { DISTINCT_COLORS } from '../../core/session/device-colors';
import { formatSpeed } from '../../core/session/speed-format';
import { Theme } from '../../core/session/theme';
import type { ChartLook } from '../time-chart/chart-options';
import { TimeChart } from '../time-chart/time-chart';
import { chartSeries } from './chart-series';
import { timeRange } from './time-range';

/** The last readings as lines over the time they were taken, one for each device. */
@Component({
  selector: 'tg-speed-chart',
  imports: [TimeChart],
  template: `<tg-time-chart [lines]="lines()" [span]="span()" [look]="look()" [summary]="summary()" />`,
})
export class SpeedChart {
  /** Oldest first by the time they were taken. */
  readonly readings = input.required<readonly ShownReading[]>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();

  private readonly theme = inject(Theme);
  protected readonly lines = computed(() => chartSeries(this.readings(), this.devices(), this.theme.scheme()));
  /** Names of colours that repeat tell nothing, and take the room of the drawing. */
  private readonly hasLegend = computed(() => this.lines().length <= DISTINCT_COLORS);
  protected readonly look = computed<ChartLook>(() => ({
    unit: 'km/h',
    format: (value) => `${formatSpeed(value)} km/h`,
    least: 0,
    most: 100,
    hasLegend: this.hasLegend(),
  }));
  protected readonly span = computed(() => timeRange(this.readings().map(({ takenAt }) => takenAt)));
  protected readonly summary = computed(() => {
    const speeds = this.readings().map(({ value }) => value);
    if (speeds.length === 0) return $localize`Speed over time: no readings yet`;
    const [least, most] = [Math.min(...speeds), Math.max(...speeds)].map(formatSpeed);
    return $localize`Speed over time: the last ${speeds.length}:count: readings, ${least}:least: to ${most}:most: km/h; the table has the figures`;
  });
}
