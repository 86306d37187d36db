import { Component, computed, inject, input, signal } from '@angular/core';
import type { TimeSpan, Widget } from '@tachograph/contracts';
import type { DrawingArea } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { ChartSource } from './chart-source';
import { ChartTraces } from './chart-traces';
import { TimePointer } from './pointing/time-pointer';
import { timeTable } from './table/time-table';
import { barPicture } from './traces/bar-picture';
import { barStep, barTrace } from './traces/time-bars';
import { tracesSummary } from './traces/traces-summary';

/** A group of bars takes so many pixels at least. */
const BAR_PIXELS = 22;

/** Bars, one a bucket of time. */
@Component({
  selector: 'tg-bar-widget',
  imports: [ChartShell, TimePointer],
  providers: [ChartSource, ChartTraces],
  templateUrl: './bar-widget.html',
  styleUrl: './chart-widget.scss',
})
export class BarWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  protected readonly traces = inject(ChartTraces).follow(this.widget, (traces, { span }) => {
    const step = this.stepOf(span);
    const offset = this.traces.clock().offset(span.to);
    return traces.map((trace) => barTrace(trace, step, offset, this.widget().settings.aggregation));
  });
  protected readonly area = signal<DrawingArea | null>(null);
  protected readonly picture = computed(() =>
    barPicture(this.traces.drawn(), {
      span: this.traces.span(),
      settings: this.widget().settings,
      format: this.traces.format(),
      clock: this.traces.clock(),
    }),
  );
  protected readonly summary = computed(() => tracesSummary(this.traces.all(), this.traces.format()));
  protected readonly table = () => timeTable(this.traces.drawn().drawn, this.traces.format(), this.traces.clock());

  private stepOf(span: TimeSpan): number {
    return barStep(span, this.source.width() / BAR_PIXELS);
  }
}
