import { Component, computed, inject, input, output } from '@angular/core';
import { deviceColor } from '../../../../core/session/device-colors';
import { Theme } from '../../../../core/session/theme';
import { dashOf } from '../canvas/kept-datasets';
import { NO_FIGURE, type LegendRow } from './legend-row';

/** What the series of a chart are and come to; a press hides one or shows it again, with Shift it is shown alone. */
@Component({
  selector: 'tg-chart-legend',
  templateUrl: './chart-legend.html',
  styleUrl: './chart-legend.scss',
})
export class ChartLegend {
  readonly rows = input.required<readonly LegendRow[]>();
  /** The address that was pressed, and whether it alone is wanted. */
  readonly pressed = output<{ readonly key: string; readonly isAlone: boolean }>();

  private readonly theme = inject(Theme);
  /** Whether there is a last value: not of what has no order of time. */
  protected readonly hasLast = computed(() => this.rows().some(({ figures }) => figures.last !== NO_FIGURE));
  protected readonly shown = computed(() =>
    this.rows().map((row) => ({
      ...row,
      color: deviceColor(row.place, this.theme.scheme()),
      dash: dashOf(row.place).join(' '),
    })),
  );
}
