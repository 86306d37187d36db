import { Component, DestroyRef, computed, inject } from '@angular/core';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { AlertFeed } from '../../core/live/alert-feed';
import { oneDevice } from '../../core/live/one-device';
import { gapLimit } from '../../core/live/usual-pause';
import { clockTime } from '../../core/session/local-time';
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
const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const TWO_DECIMALS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
/** The drawn channels, what the axis spans at least, and how a value is read. */
const DRAWN = [
  { ...SENSOR_CHANNELS.hr, label: 'Heart rate', least: 60, most: 100, digits: ONE_DECIMAL },
  { ...SENSOR_CHANNELS.temp, label: 'Skin temperature', least: 32, most: 35, digits: ONE_DECIMAL },
  { ...SENSOR_CHANNELS.eda, label: 'Skin conductance', least: 0, most: 5, digits: TWO_DECIMALS },
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
      const format = (value: number) => `${digits.format(value)} ${unit}`;
      const newest = readings.at(-1);
      const words = newest ? format(newest.value) : '–';
      const points = readings
        .filter(({ takenAt }) => takenAt >= this.span().min)
        .map(({ takenAt, value }) => ({ x: takenAt, y: value }));
      const look: ChartLook = { unit, format, least, most, axisWidth: AXIS_WIDTH, hasLegend: false };
      const lines = [timeLine({ label, color: deviceColor(place, this.theme.scheme()), points })];
      return { name, label, words, look, lines, summary: `${label} over time: now ${words}` };
    }),
  );
  protected readonly segments = computed(() => stressSegments(this.levels(), this.confidences(), this.span()));
  protected readonly level = computed(() => {
    const newest = this.levels().at(-1);
    if (!newest) return { place: null, words: '–', trust: 'no estimate yet' };
    const trust = this.confidences().findLast(({ id }) => id === newest.id + 1);
    return {
      place: newest.value,
      words: levelName(newest.value),
      trust: `confidence ${trust ? confidenceWords(trust.value) : 'not known'}`,
    };
  });
  protected readonly alerts = computed(() =>
    this.alertFeed.recent().map(({ id, device, value, takenAt }) => ({
      id,
      device,
      time: clockTime(takenAt),
      iso: new Date(takenAt).toISOString(),
      confidence: `${Math.round(value * 100)} %`,
    })),
  );

  constructor() {
    this.feed.show();
    inject(DestroyRef).onDestroy(() => this.feed.leave());
  }
}
