import { Component, ElementRef, computed, inject, input, model, signal, viewChild } from '@angular/core';
import {
  MatAutocomplete,
  MatAutocompleteTrigger,
  type MatAutocompleteSelectedEvent,
} from '@angular/material/autocomplete';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatOption } from '@angular/material/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { KnownChannels } from '../../../core/api/known-channels';
import { BoardVariables } from '../../../core/board/board-variables';
import { Icon } from '../../icon/icon';
import { channelOptions, typedAddresses, type ChannelOption } from './channel-options';
import { channelMeaning } from './channel-words';

/** Chooses channels: of those that there are, by searching for them, or by addresses, patterns and variables. */
@Component({
  selector: 'tg-channel-chooser',
  imports: [
    Icon,
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatButton,
    MatFormField,
    MatHint,
    MatIconButton,
    MatInput,
    MatLabel,
    MatOption,
  ],
  templateUrl: './channel-chooser.html',
  styleUrl: './channel-chooser.scss',
})
export class ChannelChooser {
  readonly channels = model.required<readonly string[]>();
  /** What is wrong with them; empty where nothing is. */
  readonly problem = input('');

  protected readonly known = inject(KnownChannels);
  private readonly variables = inject(BoardVariables);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly text = signal('');
  protected readonly announcement = signal('');
  protected readonly rows = computed(() => {
    const known = this.known.all();
    return this.channels().map((address) => {
      const meaning = this.meaning(address, known);
      return { address, ...meaning, removal: $localize`Remove ${meaning.name}:channel:` };
    });
  });
  protected readonly found = computed(() => channelOptions(this.text(), this.known.all() ?? [], this.channels()));
  /** What was typed, where it is an address that is not offered. */
  protected readonly typed = computed<ChannelOption | null>(() => {
    const addresses = typedAddresses(this.text());
    if (addresses === null) return null;
    const [only = ''] = addresses;
    if (this.found().offered.some(({ address }) => address === only)) return null;
    const name = addresses.join(', ');
    return { address: name, name, words: addresses.length === 1 ? this.meaning(only, this.known.all()).words : '' };
  });
  protected readonly variableNames = computed(() =>
    [...this.variables.chosen().keys()].map((name) => `$${name}`).join(', '),
  );
  protected readonly textProblem = computed(() => {
    const isLost = this.text().trim() !== '' && this.known.all() !== null;
    return isLost && this.typed() === null && this.found().offered.length === 0
      ? $localize`No channel is called that; an address such as car-7/speed or car-*/speed is accepted too.`
      : '';
  });

  constructor() {
    // Others may have come since they were last asked for.
    this.known.reload();
  }

  protected choose({ option }: MatAutocompleteSelectedEvent): void {
    this.add(typedAddresses(option.value as string) ?? []);
  }

  /** Enter where nothing is offered any more: what stands there counts, if it is an address. */
  protected enter(event: Event): void {
    if (event.defaultPrevented || this.typed() === null) return;
    this.add(typedAddresses(this.text()) ?? []);
  }

  protected remove(address: string): void {
    this.channels.update((channels) => channels.filter((each) => each !== address));
    this.announcement.set($localize`${address}:channel: removed`);
    this.field().nativeElement.focus();
  }

  private add(addresses: readonly string[]): void {
    this.channels.update((channels) => [...new Set([...channels, ...addresses])]);
    this.announcement.set($localize`${addresses.join(', ')}:channels: added`);
    this.text.set('');
    this.field().nativeElement.value = '';
  }

  private meaning(address: string, known: ReturnType<KnownChannels['all']>) {
    return channelMeaning(address, this.variables.resolve([address]), known);
  }
}
