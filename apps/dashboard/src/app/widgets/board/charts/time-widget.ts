import { Component, computed, inject, input, signal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import type { DrawingArea } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { ChartSource } from './chart-source';
import { ChartTraces } from './chart-traces';
import { TimePointer } from './pointing/time-pointer';
import { timeTable } from './table/time-table';
import { stackedPicture, timePicture } from './traces/time-picture';
import { tracesSummary } from './traces/traces-summary';

/** Lines or areas over time. */
@Component({
  selector: 'tg-time-widget',
  imports: [ChartShell, TimePointer],
  providers: [ChartSource, ChartTraces],
  templateUrl: './time-widget.html',
  styleUrl: './chart-widget.scss',
})
export class TimeWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  protected readonly traces = inject(ChartTraces).follow(this.widget);
  protected readonly area = signal<DrawingArea | null>(null);
  protected readonly isArea = computed(() => this.widget().kind === 'area');
  protected readonly isStacked = computed(() => this.isArea() && this.widget().settings.stacked);
  protected readonly picture = computed(() => {
    const drawing = {
      span: this.traces.span(),
      settings: this.widget().settings,
      format: this.traces.format(),
      clock: this.traces.clock(),
    };
    const drawn = this.traces.drawn();
    if (this.isStacked()) return stackedPicture(drawn, drawing);
    return timePicture(drawn, { ...drawing, kind: this.isArea() ? 'area' : 'line' });
  });
  protected readonly summary = computed(() => tracesSummary(this.traces.all(), this.traces.format()));
  protected readonly table = () => timeTable(this.traces.drawn().drawn, this.traces.format(), this.traces.clock());
}
