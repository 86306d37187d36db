import { Component, DestroyRef, computed, inject } from '@angular/core';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { AlertFeed } from '../../core/live/alert-feed';
import { oneDevice } from '../../core/live/one-device';
import { gapLimit } from '../../core/live/usual-pause';
import { clockTime } from '../../core/session/local-time';
import { formatNumber, formatPercent } from '../../core/session/number-format';
import { confidenceWords, levelName } from '../../core/session/stress-words';
import { deviceColor } from '../../core/session/device-colors';
import { Theme } from '../../core/session/theme';
import { DeviceFilter } from '../../widgets/device-filter/device-filter';
import { FeedStatus } from '../../widgets/feed-status/feed-status';
import type { ChartLook } from '../../widgets/time-chart/chart-options';
import { recentSpan } from '../../widgets/time-chart/recent-span';
import { TimeChart } from '../../widgets/time-chart/time-chart';
import { timeLine } from '../../widgets/time-chart/time-line';
import { SensorFeed } from './sensor-feed';
import { SensorWelcome } from './sensor-welcome';
import { StressBand } from './stress-band';
import { stressSegments } from './stress-segments';

const { stress, confidence } = SENSOR_CHANNELS;
const AXIS_WIDTH = 56;
/** The drawn channels, what the axis spans at least, and how a value is read. */
const DRAWN = [
  { ...SENSOR_CHANNELS.hr, label: $localize`Heart rate`, least: 60, most: 100, digits: 1 },
  { ...SENSOR_CHANNELS.temp, label: $localize`Skin temperature`, least: 32, most: 35, digits: 1 },
  { ...SENSOR_CHANNELS.eda, label: $localize`Skin conductance`, least: 0, most: 5, digits: 2 },
];

/** What a worn sensor measures, beneath each other over the same time, with the estimated stress level and its alerts. */
@Component({
  selector: 'tg-sensors-page',
  imports: [DeviceFilter, FeedStatus, SensorWelcome, StressBand, TimeChart],
  templateUrl: './sensors-page.html',
  styleUrls: ['../page.scss', './sensors-page.scss'],
})
export class SensorsPage {
  protected readonly feed = inject(SensorFeed);
  private readonly alertFeed = inject(AlertFeed);
  private readonly theme = inject(Theme);

  protected readonly axisWidth = AXIS_WIDTH;
  protected readonly device = oneDevice(this.feed);
  protected readonly hasReadings = computed(() => this.feed.devices().length > 0);
  private readonly levels = computed(() => this.feed.of(stress.name, this.device()));
  private readonly confidences = computed(() => this.feed.of(confidence.name, this.device()));
  private readonly times = computed(() =>
    this.feed.of(SENSOR_CHANNELS.hr.name, this.device()).map(({ takenAt }) => takenAt),
  );
  protected readonly patience = computed(() => gapLimit(this.times()));
  protected readonly span = computed(() => recentSpan(this.times()));

  protected readonly charts = computed(() =>
    DRAWN.map(({ name, label, unit, least, most, digits }, place) => {
      const readings = this.feed.of(name, this.device());
      const format = (value: number) => `${formatNumber(value, digits)} ${unit}`;
      const newest = readings.at(-1);
      const words = newest ? format(newest.value) : '–';
      const points = readings
        .filter(({ takenAt }) => takenAt >= this.span().min)
        .map(({ takenAt, value }) => ({ x: takenAt, y: value }));
      const look: ChartLook = { unit, format, least, most, axisWidth: AXIS_WIDTH, hasLegend: false };
      const lines = [timeLine({ label, color: deviceColor(place, this.theme.scheme()), points })];
      return { name, label, words, look, lines, summary: $localize`${label}:label: over time: now ${words}:value:` };
    }),
  );
  protected readonly segments = computed(() => stressSegments(this.levels(), this.confidences(), this.span()));
  protected readonly level = computed(() => {
    const newest = this.levels().at(-1);
    if (!newest) return { place: null, words: '–', trust: $localize`no estimate yet` };
    const trust = this.confidences().findLast(({ id }) => id === newest.id + 1);
    return {
      place: newest.value,
      words: levelName(newest.value),
      trust: trust
        ? $localize`confidence ${confidenceWords(trust.value)}:confidence:`
        : $localize`confidence not known`,
    };
  });
  protected readonly alerts = computed(() =>
    this.alertFeed.recent().map(({ id, device, value, takenAt }) => ({
      id,
      device,
      time: clockTime(takenAt),
      iso: new Date(takenAt).toISOString(),
      confidence: formatPercent(value),
    })),
  );

  constructor() {
    this.feed.show();
    inject(DestroyRef).onDestroy(() => this.feed.leave());
  }
}
