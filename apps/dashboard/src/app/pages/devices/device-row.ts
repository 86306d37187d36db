import { Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Device } from '@tachograph/contracts';
import { heardWords, isHeardNow } from '../../core/session/age-words';
import { channelCount, formatCount, readingCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { channelName, valueWords } from '../../core/session/reading-words';
import { Icon } from '../../widgets/icon/icon';
import { clockWords, rateWords, titleOf, troubleWords } from './device-words';

/** Channels whose values a row has room for. */
const SHOWN = 3;

/** One device among many: who it is, when it was heard, what it measured last, how it sends. */
@Component({
  selector: 'tg-device-row',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './device-row.html',
  styleUrl: './device-row.scss',
  host: { '[class.selected]': 'selected()', '[class.archived]': 'device().archived' },
})
export class DeviceRow {
  readonly device = input.required<Device>();
  /** Milliseconds since 1970 by the server's clock. */
  readonly now = input.required<number>();
  readonly selected = input.required<boolean>();

  readonly pick = output();
  readonly edit = output();
  readonly archive = output();

  protected readonly title = computed(() => titleOf(this.device()));
  protected readonly selectLabel = computed(() => $localize`Select ${this.title()}:name:`);
  protected readonly menuLabel = computed(() => $localize`More for ${this.title()}:name:`);
  protected readonly heard = computed(() => {
    const { lastSeen } = this.device();
    if (lastSeen === null) return { words: $localize`nothing left`, time: '', isNow: false };
    const isNow = isHeardNow(lastSeen, this.now());
    return { words: heardWords(lastSeen, this.now()), time: clockTime(lastSeen, this.now()), isNow };
  });
  protected readonly rate = computed(() => rateWords(this.device().traffic.perSecond));
  protected readonly total = computed(() => readingCount(this.device().traffic.readings));
  protected readonly values = computed(() =>
    this.device()
      .channels.slice(0, SHOWN)
      .map((channel) => ({ key: channel.channel, name: channelName(channel.channel), value: valueWords(channel) })),
  );
  protected readonly more = computed(() => {
    const count = this.device().channels.length - SHOWN;
    return count > 0 ? $localize`and ${formatCount(count)}:count: more` : '';
  });
  protected readonly channels = computed(() => channelCount(this.device().channels.length));
  protected readonly clock = computed(() => clockWords(this.device().traffic.clockOffset));
  protected readonly trouble = computed(() => troubleWords(this.device().traffic));
}
