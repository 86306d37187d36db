import { Injectable, computed, inject, type Signal } from '@angular/core';
import type { TimeSpan, Widget } from '@tachograph/contracts';
import type { SeriesData } from '../../../core/board/board-data';
import { boardClock } from '../../../core/board/board-times';
import type { WallClock } from '../../../core/session/wall-clock';
import { ChartSource } from './chart-source';
import { HiddenSeries } from './legend/hidden-series';
import { legendRows, type LegendRow } from './legend/legend-row';
import { seriesNotes } from './traces/series-notes';
import { SeriesPlaces } from './traces/series-places';
import { seriesTraces } from './traces/series-traces';
import type { Trace } from './traces/trace';
import { unitsDrawn, type UnitsDrawn } from './traces/units-drawn';
import { ValueFormat } from './traces/value-format';

/** What the channels of a chart come to, step by step. */
export interface FollowedTraces {
  readonly span: Signal<TimeSpan>;
  readonly format: Signal<ValueFormat>;
  readonly clock: Signal<WallClock>;
  /** Of all channels, hidden ones too. */
  readonly all: Signal<readonly Trace[]>;
  /** Those that the viewer has not hidden. */
  readonly shown: Signal<readonly Trace[]>;
  /** What is drawn of them, and by which axes. */
  readonly drawn: Signal<UnitsDrawn>;
  readonly legend: Signal<readonly LegendRow[]>;
  readonly notes: Signal<readonly string[]>;
}

/** Series as a chart draws them: in their unit and colour, without those that the viewer has hidden. One for a chart. */
@Injectable()
export class ChartTraces {
  private readonly source = inject(ChartSource);
  private readonly hidden = inject(HiddenSeries);
  private readonly clock = boardClock();
  private readonly places = new SeriesPlaces();

  /**
   * Begins to follow the channels of a widget. To be called once, where Angular injects.
   * @param shape makes of the traces what is drawn: bars of them, for one
   */
  follow(
    widget: Signal<Widget>,
    shape: (traces: readonly Trace[], data: SeriesData) => readonly Trace[] = (traces) => traces,
  ): FollowedTraces {
    const data = this.source.follow(widget);
    const settings = computed(() => widget().settings);
    const isStacked = computed(() => settings().stacked && widget().kind !== 'line');
    const format = computed(() => new ValueFormat(settings().decimals, settings().aggregation));
    const all = computed(() =>
      shape(
        seriesTraces(data().series, settings(), (key) => this.places.of(key)),
        data(),
      ),
    );
    const hidden = computed(() => this.hidden.of(widget().id));
    const shown = computed(() => all().filter(({ key }) => !hidden().has(key)));
    const drawn = computed(() => unitsDrawn(shown(), isStacked() ? 1 : 2));
    const legend = computed(() => (settings().legend ? legendRows(all(), data().span, format(), hidden()) : []));
    const notes = computed(() => seriesNotes(all(), drawn(), { ...settings(), stacked: isStacked() }));
    return { span: computed(() => data().span), format, clock: this.clock, all, shown, drawn, legend, notes };
  }
}
