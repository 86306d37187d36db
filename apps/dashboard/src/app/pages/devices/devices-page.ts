import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Device } from '@tachograph/contracts';
import { ServerClock } from '../../core/live/server-clock';
import { formatCount } from '../../core/session/count-words';
import { keptOrder } from '../../core/session/kept-order';
import { mediaQuery } from '../../core/session/media';
import { CodeSamples } from '../../widgets/code-samples/code-samples';
import { ARCHIVED, DEVICE_ORDERS, foundDevices, wordsOf, type DeviceFilter, type DeviceOrder } from './device-order';
import { DeviceRow } from './device-row';
import { deviceCount } from './device-words';
import { DeviceEditing } from './device-editing';
import { DevicesFeed } from './devices-feed';
import { DevicesUrl } from './devices-url';

/** Heights of a row, in pixels: on a phone its figures stand one beneath another. */
const ROW = { wide: 76, narrow: 172 };

const ORDERS: Readonly<Record<DeviceOrder, string>> = {
  name: $localize`by name`,
  seen: $localize`last heard first`,
  rate: $localize`most readings first`,
  group: $localize`by group`,
  clock: $localize`worst clock first`,
  late: $localize`most late first`,
  duplicates: $localize`most repeated first`,
};

const ARCHIVED_WORDS: Readonly<Record<(typeof ARCHIVED)[number], string>> = {
  active: $localize`in use`,
  archived: $localize`archived`,
  all: $localize`all`,
};

/** Everything that ever reported: found, looked at, described, put into groups. */
@Component({
  selector: 'tg-devices-page',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, CodeSamples, DeviceRow, MatButton],
  providers: [DevicesFeed, DevicesUrl, DeviceEditing],
  templateUrl: './devices-page.html',
  styleUrls: ['../form.scss', '../page.scss', './devices-page.scss'],
})
export class DevicesPage {
  protected readonly feed = inject(DevicesFeed);
  protected readonly editing = inject(DeviceEditing);
  private readonly url = inject(DevicesUrl);
  private readonly clock = inject(ServerClock);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  private readonly isNarrow = mediaQuery('(width < 60rem)');

  protected readonly orders = DEVICE_ORDERS.map((order) => ({ order, words: ORDERS[order] }));
  protected readonly archivedChoices = ARCHIVED.map((archived) => ({ archived, words: ARCHIVED_WORDS[archived] }));
  /** At once as it is typed; the address follows. */
  protected readonly filter = linkedSignal(this.url.filter);
  protected readonly now = this.clock.now;
  protected readonly rowHeight = computed(() => (this.isNarrow() ? ROW.narrow : ROW.wide));
  protected readonly words = computed(() => wordsOf(this.feed.devices() ?? []));
  private readonly names = linkedSignal<{ devices: readonly Device[]; filter: DeviceFilter }, readonly string[]>({
    source: () => ({ devices: this.feed.devices() ?? [], filter: this.filter() }),
    computation: ({ devices, filter }, before) => {
      const found = foundDevices(devices, filter).map(({ name }) => name);
      return keptOrder(found, before?.source.filter === filter ? before.value : undefined);
    },
  });
  protected readonly rows = computed(() => this.names().flatMap((name) => this.feed.byName().get(name) ?? []));
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** Those that are chosen and found: nothing happens to what is not seen. */
  protected readonly selected = computed(() => this.rows().filter(({ name }) => this.chosen().has(name)));
  protected readonly selectedNames = computed(() => new Set(this.selected().map(({ name }) => name)));
  protected readonly isAllSelected = computed(
    () => this.rows().length > 0 && this.selected().length === this.rows().length,
  );
  protected readonly found = computed(() => {
    const [shown, all] = [this.rows().length, this.feed.devices()?.length ?? 0];
    return shown === all ? deviceCount(all) : $localize`${formatCount(shown)}:count: of ${deviceCount(all)}:devices:`;
  });
  protected readonly selectedWords = computed(
    () => $localize`${deviceCount(this.selected().length)}:devices: selected`,
  );

  protected show(part: Partial<DeviceFilter>): void {
    const isSameWord = part.search !== undefined && this.filter().search !== '';
    this.filter.update((filter) => ({ ...filter, ...part }));
    this.url.show(this.filter(), isSameWord);
    this.viewport()?.scrollToIndex(0);
  }

  /** What a select has, which offers nothing else. */
  protected showChosen(field: 'archived' | 'order', value: string): void {
    this.show({ [field]: value });
  }

  protected toggle(name: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  }

  protected toggleAll(): void {
    this.chosen.set(this.isAllSelected() ? new Set() : new Set(this.names()));
  }

  protected clear(): void {
    this.chosen.set(new Set());
  }

  protected readonly nameOf = (_place: number, { name }: Device) => name;
}
