import { Component, computed, inject, input, signal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import type { DrawingArea } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { ChartSource } from './chart-source';
import { channelBarRows } from './channel-bars/channel-bar-rows';
import { ChannelBars } from './channel-bars/channel-bars';
import { ChartTraces } from './chart-traces';
import { TimePointer } from './pointing/time-pointer';
import { timeTable } from './table/time-table';
import { barPicture } from './traces/bar-picture';
import { barStep, barTrace } from './traces/time-bars';
import type { Trace } from './traces/trace';
import { tracesSummary } from './traces/traces-summary';

/** A group of bars takes so many pixels at least, and each bar beside others so many. */
const PIXELS = { group: 22, bar: 7 };
/** Fewer groups than these tell nothing of time: then it is one bar for each channel. */
const GROUPS_LEAST = 4;
/** What a drawing is taken for until it is measured, pixels. */
const MEASURED_LEAST = 100;

/** Bars, one a bucket of time; of very many channels, one a channel. */
@Component({
  selector: 'tg-bar-widget',
  imports: [ChannelBars, ChartShell, TimePointer],
  providers: [ChartSource, ChartTraces],
  templateUrl: './bar-widget.html',
  styleUrl: './chart-widget.scss',
})
export class BarWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  protected readonly traces = inject(ChartTraces).follow(this.widget, (traces, { span }) => {
    const groups = this.groupsFor(traces);
    if (groups < GROUPS_LEAST) return traces;
    const step = barStep(span, groups);
    const offset = this.traces.clock().offset(span.to);
    return traces.map((trace) => barTrace(trace, step, offset, this.widget().settings.aggregation));
  });
  protected readonly isByChannel = computed(() => this.groupsFor(this.traces.all()) < GROUPS_LEAST);
  protected readonly channels = computed(() => {
    const { settings } = this.widget();
    return channelBarRows(this.traces.all(), settings.aggregation, settings, this.traces.format());
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

  /** How many groups of bars there is room for. */
  private groupsFor({ length }: readonly Trace[]): number {
    const bars = this.widget().settings.stacked ? 1 : length;
    return Math.floor(Math.max(MEASURED_LEAST, this.source.width()) / Math.max(PIXELS.group, PIXELS.bar * bars));
  }
}
