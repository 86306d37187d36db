import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { EXPORT_PATH, channelAddress, type Device, type DeviceChannel } from '@tachograph/contracts';
import { Refusal } from '../../core/api/ask';
import { DevicesApi } from '../../core/api/devices-api';
import { RepeatedQuestion } from '../../core/api/repeated-question';
import { ServerClock } from '../../core/live/server-clock';
import { heardWords } from '../../core/session/age-words';
import { readingCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { channelName, valueWords } from '../../core/session/reading-words';
import { clockWords, duplicateWords, lateWords, rateWords, titleOf } from '../devices/device-words';
import { openProfileForm } from '../devices/open-profile-form';
import { HourLine } from './hour-line';
import { HourSeries, extentOf } from './hour-series';

const EVERY_MS = 2_000;
const SERIES_EVERY_MS = 10_000;

/** One device: what is said of it, what its channels measured last and in the last hour, how it sends. */
@Component({
  selector: 'tg-device-page',
  imports: [HourLine, MatAnchor, MatButton, RouterLink],
  templateUrl: './device-page.html',
  styleUrls: ['../page.scss', '../../widgets/rows.scss', './device-page.scss'],
})
export class DevicePage {
  /** From the address. */
  readonly name = input.required<string>();

  private readonly api = inject(DevicesApi);
  private readonly hours = inject(HourSeries);
  private readonly clock = inject(ServerClock);
  private readonly dialog = inject(MatDialog);
  protected readonly asked = new RepeatedQuestion((signal) => this.api.read(this.name(), signal), EVERY_MS);
  private readonly hour = new RepeatedQuestion(
    (signal) => this.hours.read(this.name(), this.asked.answer()?.channels.length ?? 0, signal),
    SERIES_EVERY_MS,
  );
  private readonly isKnown = computed(() => this.asked.answer() !== null);

  protected readonly device = this.asked.answer;
  protected readonly title = computed(() => titleOf(this.device() ?? { title: '', name: this.name() }));
  protected readonly isNobody = computed(() => {
    const error = this.asked.error();
    return error instanceof Refusal && error.status === 404;
  });
  protected readonly facts = computed(() => {
    const device = this.device();
    return device && this.factsOf(device);
  });
  protected readonly rows = computed(() => this.device()?.channels.map((channel) => this.rowOf(channel)) ?? []);
  protected readonly span = computed(() => this.hour.answer() ?? { from: 0, to: 1 });
  protected readonly exportLink = computed(() => {
    const query = new URLSearchParams({ channels: `${channelAddress(this.name(), '')}*` });
    return `/${EXPORT_PATH}?${query}`;
  });

  constructor() {
    effect(() => {
      this.name();
      untracked(() => {
        this.asked.forget();
        this.hour.forget();
        void this.asked.ask();
      });
    });
    effect(() => {
      if (this.isKnown()) untracked(() => void this.hour.ask());
    });
  }

  protected async edit(device: Device): Promise<void> {
    const changed = await openProfileForm(this.dialog, device, { groups: [], labels: [] });
    if (changed) this.asked.amend(() => changed);
  }

  private factsOf({ lastSeen, traffic, timeZone, group, labels }: Device) {
    const now = this.clock.now();
    const heard = lastSeen === null ? $localize`nothing left` : heardWords(lastSeen, now);
    const since = clockTime(traffic.since, now, 'minutes');
    return [
      { name: $localize`Last heard`, value: heard, key: 'heard' },
      { name: $localize`Rate`, value: rateWords(traffic.perSecond), key: 'rate' },
      { name: $localize`Counted since ${since}:time:`, value: readingCount(traffic.readings), key: 'readings' },
      { name: $localize`Clock`, value: clockWords(traffic.clockOffset), key: 'clock' },
      { name: $localize`Late readings`, value: lateWords(traffic), key: 'late' },
      { name: $localize`Repeated messages`, value: duplicateWords(traffic), key: 'duplicates' },
      { name: $localize`Group`, value: group || '–', key: 'group' },
      { name: $localize`Labels`, value: labels.join(', ') || '–', key: 'labels' },
      { name: $localize`Time zone`, value: timeZone || '–', key: 'zone' },
    ];
  }

  private rowOf(channel: DeviceChannel) {
    const series = this.hour.answer()?.series.find((each) => each.channel === channel.channel);
    const extent = series && extentOf(series);
    const words = (value: number) => valueWords({ ...channel, value });
    return {
      key: channel.channel,
      name: channelName(channel.channel),
      value: valueWords(channel),
      taken: clockTime(channel.takenAt, this.clock.now()),
      series: extent ? series : undefined,
      extent: extent ? $localize`${words(extent.min)}:least: to ${words(extent.max)}:largest:` : $localize`silent`,
      count: series ? readingCount(series.count) : '',
    };
  }
}
