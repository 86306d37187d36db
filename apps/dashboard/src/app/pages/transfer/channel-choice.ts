import { Component, computed, inject, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KnownChannels } from '../../core/api/known-channels';
import { formatCount } from '../../core/session/count-words';
import { meantWords } from '../../core/session/meant-channels';
import { addressesOf, listAddress, meantChannels, toggled, wrongAddress } from './channel-list';

const SHOWN_MAX = 100;

/** Chooses channels: by addresses and patterns, or from those that there are. */
@Component({
  selector: 'tg-channel-choice',
  imports: [MatButton],
  templateUrl: './channel-choice.html',
  styleUrls: ['../page.scss', '../form.scss', './channel-choice.scss'],
})
export class ChannelChoice {
  /** Addresses and patterns, divided by commas. */
  readonly chosen = model.required<string>();

  protected readonly known = inject(KnownChannels);
  protected readonly search = signal('');
  private readonly found = computed(() => {
    const words = this.search().toLowerCase();
    return (this.known.all() ?? []).filter(({ device, channel }) =>
      `${device}/${channel}`.toLowerCase().includes(words),
    );
  });
  protected readonly rows = computed(() => {
    const addresses = new Set(addressesOf(this.chosen()));
    return this.found()
      .slice(0, SHOWN_MAX)
      .map((channel) => {
        const address = listAddress(channel);
        return { ...channel, address, isChosen: addresses.has(address) };
      });
  });
  protected readonly moreWords = computed(() => {
    const more = this.found().length - SHOWN_MAX;
    return more > 0 ? $localize`and ${formatCount(more)}:count: more: search for them` : '';
  });
  protected readonly emptyWords = computed(() =>
    this.known.all() === null ? $localize`loading the channels…` : $localize`No channel is called that.`,
  );
  protected readonly problem = computed(() => {
    const wrong = wrongAddress(this.chosen());
    if (wrong !== undefined) {
      return $localize`“${wrong}:text:” is none: device/channel is accepted, with * for any characters.`;
    }
    return addressesOf(this.chosen()).length === 0 ? $localize`At least one is needed; */* means every channel.` : null;
  });
  protected readonly words = computed(() => {
    const known = this.known.all();
    if (known === null) return '';
    const meant = meantChannels(this.chosen(), known);
    const [example] = meant;
    return meantWords(meant.length, example ? `${example.device}/${example.channel}` : '');
  });

  constructor() {
    // Others may have come since they were last asked for.
    this.known.reload();
  }

  protected toggle(address: string): void {
    // Who picks single ones does not want all of them besides.
    this.chosen.update((list) => toggled(list.trim() === '*/*' ? '' : list, address));
  }
}
