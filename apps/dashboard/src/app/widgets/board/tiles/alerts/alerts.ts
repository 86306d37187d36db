import { Component, computed, inject, input } from '@angular/core';
import { SENSOR_CHANNELS, type Widget } from '@tachograph/contracts';
import { BoardAlerts } from '../../../../core/board/board-alerts';
import { BoardData, type DataAge, type DataView } from '../../../../core/board/board-data';
import { boardTimes, type TimeWords } from '../../../../core/board/board-times';
import { BoardVariables } from '../../../../core/board/board-variables';
import { LEVEL_WORDS } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { Icon } from '../../../icon/icon';
import { LEVEL_ICONS } from '../level-icons';
import { readingAlerts, thresholdAlerts } from './alert-entries';

/** In so many points of each channel the range is looked at for what crossed a threshold. */
const POINTS = 400;
/** What devices themselves raise. */
const RAISED = [`*/${SENSOR_CHANNELS.alert.name}`];

/**
 * What anybody was alerted to in the range, newest first: by a device itself, and by thresholds of the dashboard's widgets of which
 * one is to be told.
 */
@Component({
  selector: 'tg-alerts-widget',
  imports: [Icon],
  templateUrl: './alerts.html',
  styleUrls: ['../level.scss', './alerts.scss'],
})
export class AlertsWidget {
  readonly widget = input.required<Widget>();

  private readonly data = inject(BoardData);
  private readonly times = boardTimes();
  private readonly variables = inject(BoardVariables);
  private readonly alerts = inject(BoardAlerts);
  private readonly settings = computed(() => this.widget().settings);
  private readonly raised = this.data.readings(
    computed(() => ({ channels: this.variables.resolve(RAISED), count: this.settings().rows })),
  );
  private readonly watched = this.data.series(
    computed(() => ({ channels: this.alerts.channels(), points: POINTS, range: this.settings().range })),
  );
  private readonly crossed = computed(() => thresholdAlerts(this.watched.data().series, this.alerts.rules()));
  protected readonly entries = computed(() =>
    [...readingAlerts(this.raised.data()), ...this.crossed()]
      .sort((a, b) => b.from - a.from)
      .slice(0, this.settings().rows)
      .map((entry) => ({
        ...entry,
        icon: LEVEL_ICONS[entry.level],
        levelName: LEVEL_WORDS[entry.level],
        iso: new Date(entry.from).toISOString(),
        when: whenWords(entry.from, entry.to, this.times()),
        isOver: entry.to !== null,
      })),
  );

  constructor() {
    inject(WidgetStatus).follow(this.view());
  }

  /** That no alert came says nothing of how fresh this is: the connection does, and what is watched. */
  private view(): DataView<unknown> {
    const views: readonly DataView<unknown>[] = [this.raised, this.watched];
    const states = computed(() => views.map((view) => view.state()));
    return {
      data: this.entries,
      state: computed(() => states().find(({ kind }) => kind !== 'ready') ?? { kind: 'ready' as const }),
      age: computed(() => this.age(views.map((view) => view.age()))),
      retry: () => {
        for (const view of views) view.retry();
      },
    };
  }

  private age(ages: readonly DataAge[]): DataAge {
    const telling = ages.find(({ kind }) => !['live', 'none', 'stale', 'offline'].includes(kind));
    return telling ?? { kind: 'live', words: $localize`live`, at: null };
  }
}

function whenWords(from: number, to: number | null | undefined, words: TimeWords): string {
  const start = words(from);
  if (to === undefined) return start;
  return to === null ? $localize`since ${start}:time:` : `${start} – ${words(to)}`;
}
