import { Component, DestroyRef, computed, inject } from '@angular/core';
import { HOST_CHANNELS } from '@tachograph/contracts';
import { oneDevice } from '../../core/live/one-device';
import type { ShownReading } from '../../core/live/reading-window';
import { formatRate } from '../../core/session/byte-format';
import { deviceColor } from '../../core/session/device-colors';
import { alignedPercent } from '../../core/session/number-format';
import { Theme } from '../../core/session/theme';
import { DeviceFilter } from '../../widgets/device-filter/device-filter';
import { FeedStatus } from '../../widgets/feed-status/feed-status';
import { Meter } from '../../widgets/meter/meter';
import type { ChartLook } from '../../widgets/time-chart/chart-options';
import { recentSpan } from '../../widgets/time-chart/recent-span';
import { TimeChart } from '../../widgets/time-chart/time-chart';
import { timeLine, type TimePoint } from '../../widgets/time-chart/time-line';
import { counterRates } from './counter-rates';
import { HostFeed } from './host-feed';

const percent = (value: number) => alignedPercent(value / 100, 1);
const DASH = [6, 4];

/** How busy a machine is: processor, memory, network, now and over the last minutes. */
@Component({
  selector: 'tg-host-page',
  imports: [DeviceFilter, FeedStatus, Meter, TimeChart],
  templateUrl: './host-page.html',
  styleUrls: ['../page.scss', './host-page.scss'],
})
export class HostPage {
  protected readonly feed = inject(HostFeed);
  private readonly theme = inject(Theme);

  /** Measured once a second: later than this, something is wrong. */
  protected readonly patience = 4_000;
  protected readonly device = oneDevice(this.feed);
  protected readonly host = computed(() => this.device()?.replace(/^host:/, '') ?? '');

  private readonly cpu = computed(() => this.of(HOST_CHANNELS.cpu.name));
  private readonly memory = computed(() => this.of(HOST_CHANNELS.memory.name));
  private readonly received = computed(() => counterRates(this.of(HOST_CHANNELS.networkReceived.name)));
  private readonly sent = computed(() => counterRates(this.of(HOST_CHANNELS.networkSent.name)));

  protected readonly hasReadings = computed(() => this.feed.devices().length > 0);
  protected readonly meters = computed(() => [
    { name: 'cpu', label: $localize`CPU`, ...figure(this.cpu().at(-1)?.value, percent) },
    { name: 'memory', label: $localize`Memory`, ...figure(this.memory().at(-1)?.value, percent) },
  ]);
  protected readonly rates = computed(() => [
    { name: 'received', label: $localize`Network received`, ...figure(this.received().at(-1)?.y, formatRate) },
    { name: 'sent', label: $localize`Network sent`, ...figure(this.sent().at(-1)?.y, formatRate) },
  ]);

  protected readonly span = computed(() => recentSpan(this.cpu().map(({ takenAt }) => takenAt)));
  protected readonly loadLook: ChartLook = { unit: '%', format: percent, fixed: { min: 0, max: 100 }, axisWidth: 64 };
  protected readonly rateLook: ChartLook = {
    unit: '',
    format: formatRate,
    formatTick: formatRate,
    least: 0,
    most: 1_000,
    axisWidth: 64,
  };
  protected readonly loadLines = computed(() =>
    this.lines($localize`CPU`, toPoints(this.cpu()), $localize`memory`, toPoints(this.memory())),
  );
  protected readonly rateLines = computed(() =>
    this.lines($localize`received`, this.received(), $localize`sent`, this.sent()),
  );
  protected readonly loadSummary = computed(
    () => $localize`CPU and memory over the last minutes: now ${figures(this.meters())}:figures:`,
  );
  protected readonly rateSummary = computed(
    () => $localize`Network over the last minutes: now ${figures(this.rates())}:figures:`,
  );

  constructor() {
    this.feed.show();
    inject(DestroyRef).onDestroy(() => this.feed.leave());
  }

  private of(channel: string): readonly ShownReading[] {
    return this.feed.of(channel, this.device());
  }

  /** Two lines over the time shown, which differ by more than their colour. */
  private lines(solid: string, solidPoints: TimePoint[], dashed: string, dashedPoints: TimePoint[]) {
    const scheme = this.theme.scheme();
    const shown = (points: TimePoint[]) => points.filter(({ x }) => x >= this.span().min);
    return [
      timeLine({ label: solid, color: deviceColor(0, scheme), points: shown(solidPoints) }),
      timeLine({ label: dashed, color: deviceColor(1, scheme), points: shown(dashedPoints), dash: DASH }),
    ];
  }
}

function toPoints(readings: readonly ShownReading[]): TimePoint[] {
  return readings.map(({ takenAt, value }) => ({ x: takenAt, y: value }));
}

function figures(named: readonly { label: string; words: string }[]): string {
  return named.map(({ label, words }) => `${label} ${words}`).join(', ');
}

function figure(value: number | null | undefined, format: (value: number) => string) {
  return { value: value ?? undefined, words: value === null || value === undefined ? '–' : format(value) };
}
