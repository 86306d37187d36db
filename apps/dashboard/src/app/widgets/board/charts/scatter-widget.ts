import { Component, computed, inject, input, signal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import type { DrawingArea } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { ChartSource } from './chart-source';
import { ChartTraces } from './chart-traces';
import type { Tip } from './pointing/time-tip';
import { ValuePointer, type Probe } from './pointing/value-pointer';
import type { TableModel } from './table/table-model';
import { pairsOf } from './traces/pairs';
import { scatterPicture } from './traces/scatter-picture';
import { pairProbes, pairTable, pairTip, type PairProbe } from './traces/scatter-probes';
import { tracesSummary } from './traces/traces-summary';

const NOTHING = { title: '', rows: [] };

/** Channels against each other: the first across, the others up, by the time taken. */
@Component({
  selector: 'tg-scatter-widget',
  imports: [ChartShell, ValuePointer],
  providers: [ChartSource, ChartTraces],
  templateUrl: './scatter-widget.html',
  styleUrl: './chart-widget.scss',
})
export class ScatterWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  private readonly traces = inject(ChartTraces).follow(this.widget);
  protected readonly area = signal<DrawingArea | null>(null);
  /** The first that the settings name. */
  private readonly across = computed(() => this.traces.all()[0] ?? null);
  /** What goes up, in the unit of the first of them. */
  private readonly others = computed(() => this.traces.all().filter((trace) => trace !== this.across()));
  private readonly upwards = computed(() => this.others().filter(({ unit }) => unit === this.others()[0]?.unit));
  private readonly pairs = computed(() => {
    const across = this.across();
    const shown = new Set(this.traces.shown().map(({ key }) => key));
    return across ? this.upwards().flatMap((trace) => (shown.has(trace.key) ? [pairsOf(across, trace)] : [])) : [];
  });
  protected readonly picture = computed(() =>
    scatterPicture(this.across(), this.pairs(), this.widget().settings, this.traces.format()),
  );
  protected readonly legend = computed(() => this.traces.legend().filter(({ key }) => key !== this.across()?.key));
  protected readonly notes = computed(() => {
    const left = this.others().length - this.upwards().length;
    if (this.across() && this.others().length === 0) {
      return [$localize`A scatter chart needs two channels: one across, one up.`];
    }
    return left > 0 ? [$localize`not drawn: ${left}:count: of other units`] : [];
  });
  protected readonly summary = computed(() => tracesSummary(this.traces.all(), this.traces.format()));
  protected readonly probes = computed(() => pairProbes(this.pairs()));
  protected readonly tipOf = (probe: Probe): Tip => {
    const across = this.across();
    return across ? pairTip(probe as PairProbe, across, this.traces.format(), this.traces.clock()) : NOTHING;
  };
  protected readonly table = (): TableModel => {
    const across = this.across();
    if (!across) return { columns: [], rows: [], of: 0 };
    return pairTable(this.pairs(), across, this.traces.format(), this.traces.clock());
  };
}
