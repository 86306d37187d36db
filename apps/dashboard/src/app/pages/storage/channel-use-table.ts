import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ChannelUse } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import { StorageApi } from '../../core/api/storage-api';
import { formatBytes } from '../../core/session/byte-format';
import { channelCount, formatCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { findChannels, nextOrder, type ChannelColumn, type ChannelOrder } from './channel-order';

const PAGE = 20;

/** What each channel takes: sorted, searched, and shown a page at a time. */
@Component({
  selector: 'tg-channel-use-table',
  imports: [MatButton],
  templateUrl: './channel-use-table.html',
  styleUrls: ['../page.scss', '../form.scss', '../../widgets/rows.scss', './channel-use-table.scss'],
})
export class ChannelUseTable {
  /** All channels, or those that take most. */
  readonly channels = input.required<readonly ChannelUse[]>();
  /** How many channels there are. */
  readonly count = input.required<number>();

  private readonly api = inject(StorageApi);
  protected readonly columns: { key: ChannelColumn; name: string; isNumber: boolean }[] = [
    { key: 'device', name: $localize`Device`, isNumber: false },
    { key: 'channel', name: $localize`Channel`, isNumber: false },
    { key: 'bytes', name: $localize`Size`, isNumber: true },
    { key: 'readings', name: $localize`Readings`, isNumber: true },
    { key: 'readingsPerDay', name: $localize`A day`, isNumber: true },
    { key: 'oldest', name: $localize`From`, isNumber: true },
    { key: 'newest', name: $localize`To`, isNumber: true },
  ];
  protected readonly order = signal<ChannelOrder>({ column: 'bytes', descending: true });
  protected readonly search = signal('');
  /** What was asked for of one device, which the channels that take most may not hold. */
  protected readonly ofDevice = signal<{ device: string; channels: readonly ChannelUse[] } | null>(null);
  protected readonly problem = signal<string | null>(null);

  private readonly found = computed(() => {
    const channels = this.ofDevice()?.channels ?? this.channels();
    return findChannels(channels, this.ofDevice() ? '' : this.search(), this.order());
  });
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.found().length / PAGE)));
  private readonly chosenPage = linkedSignal({
    source: () => [this.search(), this.order(), this.ofDevice()],
    computation: () => 0,
  });
  protected readonly page = computed(() => Math.min(this.chosenPage(), this.pages() - 1));
  protected readonly rows = computed(() => {
    const now = Date.now();
    return this.found()
      .slice(this.page() * PAGE, (this.page() + 1) * PAGE)
      .map((use) => toRow(use, now));
  });
  protected readonly isPart = computed(() => this.channels().length < this.count());
  protected readonly words = computed(() => {
    const device = this.ofDevice()?.device;
    const found = channelCount(this.found().length);
    if (device !== undefined) return $localize`${found}:channels: of ${device}:device:`;
    if (this.search().trim() !== '') return $localize`${found}:channels: found`;
    return this.isPart()
      ? $localize`the ${found}:channels: that take most, of ${formatCount(this.count())}:all:`
      : found;
  });

  protected readonly emptyWords = computed(() =>
    this.count() === 0 ? $localize`Nothing is stored yet.` : $localize`No channel is called that.`,
  );

  protected sortBy(column: ChannelColumn): void {
    this.order.update((order) => nextOrder(order, column));
  }

  protected sortState(column: ChannelColumn): 'ascending' | 'descending' | null {
    const order = this.order();
    if (order.column !== column) return null;
    return order.descending ? 'descending' : 'ascending';
  }

  protected find(search: string): void {
    this.search.set(search);
    this.ofDevice.set(null);
    this.problem.set(null);
  }

  protected turn(pages: number): void {
    this.chosenPage.set(this.page() + pages);
  }

  /** Asks the server for the channels of the device that was searched for. */
  protected async askForDevice(): Promise<void> {
    const device = this.search().trim();
    try {
      this.ofDevice.set({ device, channels: (await this.api.use(device)).channels });
      this.problem.set(null);
    } catch (error) {
      this.problem.set(errorWords(error));
    }
  }
}

function toRow({ device, channel, unit, readings, bytes, readingsPerDay, oldest, newest }: ChannelUse, now: number) {
  const when = (time: number | null) => (time === null ? '–' : clockTime(time, now, 'minutes'));
  return {
    device,
    channel,
    unit,
    key: JSON.stringify([device, channel, unit]),
    bytes: formatBytes(bytes),
    readings: formatCount(readings),
    readingsPerDay: formatCount(Math.round(readingsPerDay)),
    oldest: when(oldest),
    newest: when(newest),
  };
}
