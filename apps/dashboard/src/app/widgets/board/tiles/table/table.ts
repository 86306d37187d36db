import { Component, computed, inject, input, signal } from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import type { Widget } from '@tachograph/contracts';
import { BoardData, type DataView, type ReadingsWish } from '../../../../core/board/board-data';
import { boardTimes } from '../../../../core/board/board-times';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { AGGREGATION_WORDS } from '../../form/setting-words';
import { boardChannels } from '../board-channels';
import { followFigures } from '../follow-figures';
import { figureRow, readingRow, sortedRows, type TableColumn } from './table-rows';

/**
 * A table that is sorted by any of its columns: of the last readings, one a row, or, where the widget has another aggregation than
 * the last value, of what it makes of the range, one row a channel.
 */
@Component({
  selector: 'tg-table-widget',
  imports: [MatSort, MatSortHeader],
  templateUrl: './table.html',
  styleUrls: ['../../../rows.scss', '../level.scss', './table.scss'],
})
export class TableWidget {
  readonly widget = input.required<Widget>();

  private readonly times = boardTimes();
  private readonly channels = boardChannels(this.widget);
  private readonly settings = computed(() => this.widget().settings);
  protected readonly isLast = computed(() => this.settings().aggregation === 'last');
  private readonly readings = inject(BoardData).readings(
    computed<ReadingsWish | null>(() =>
      this.isLast() ? { channels: this.channels(), count: this.settings().rows } : null,
    ),
  );
  private readonly figures = followFigures(computed(() => this.followedWidget()));
  private readonly view = computed<DataView<unknown>>(() => (this.isLast() ? this.readings : this.figures));
  private readonly chosen = signal<{ column: TableColumn; isDescending: boolean } | null>(null);
  protected readonly order = computed(
    () =>
      this.chosen() ?? { column: this.isLast() ? ('time' as const) : ('device' as const), isDescending: this.isLast() },
  );
  protected readonly valueName = computed(() =>
    this.isLast() ? $localize`Value` : AGGREGATION_WORDS[this.settings().aggregation],
  );
  protected readonly rows = computed(() => {
    const rows = this.isLast()
      ? this.readings.data().map((reading) => readingRow(reading, this.settings()))
      : this.figures.data().map((figure) => figureRow(figure));
    const { column, isDescending } = this.order();
    const words = this.times();
    return sortedRows(rows, column, isDescending)
      .slice(0, this.settings().rows)
      .map((row) => ({
        ...row,
        time: row.at === null ? '' : words(row.at, 'milliseconds'),
        iso: row.at === null ? null : new Date(row.at).toISOString(),
        level: row.threshold ? thresholdWords(row.threshold) : '',
      }));
  });

  constructor() {
    inject(WidgetStatus).follow({
      data: computed(() => this.view().data()),
      state: computed(() => this.view().state()),
      age: computed(() => this.view().age()),
      retry: () => this.view().retry(),
    });
  }

  protected sort({ active, direction }: Sort): void {
    this.chosen.set(direction === '' ? null : { column: active as TableColumn, isDescending: direction === 'desc' });
  }

  /** Figures are followed only where they are shown. */
  private followedWidget(): Widget {
    const widget = this.widget();
    return this.isLast() ? { ...widget, settings: { ...widget.settings, channels: [] } } : widget;
  }
}
