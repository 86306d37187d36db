import { Injectable, computed, effect, inject, signal, type Provider } from '@angular/core';
import { escapeName, matchesChannel, parseChannelPattern, type DashboardVariable } from '@tachograph/contracts';
import { DeviceLabels } from '../api/device-labels';
import { KnownChannels, type KnownChannel } from '../api/known-channels';
import { BoardVariables } from './board-variables';
import { FilterUrl, isSameList } from './filter-url';
import { offered } from './offered';
import { putIn } from './put-in';
import { ALL } from './value-list';

type Choices = ReadonlyMap<string, readonly string[]>;

/** What the viewer has chosen, kept in the address of the page. */
@Injectable()
export class UrlBoardVariables extends BoardVariables {
  private readonly url = inject(FilterUrl);
  private readonly known = inject(KnownChannels);
  private readonly labels = inject(DeviceLabels);
  private readonly variables = signal<readonly DashboardVariable[]>([]);

  override readonly chosen = computed(
    () => new Map(this.variables().map((variable) => [variable.name, this.choiceOf(variable)])),
    { equal: isSameChoice },
  );
  override readonly values = this.url.values;
  /** By name, what is put into addresses. */
  private readonly parts = computed(
    () => new Map(this.variables().map((variable) => [variable.name, this.partsOf(variable)])),
    { equal: isSameChoice },
  );
  /** The channels that search and labels leave; null where nothing narrows them. */
  private readonly left = computed<readonly KnownChannel[] | null>(() => {
    const words = this.url.search().toLowerCase();
    const labels = this.url.labels();
    if (words === '' && labels.length === 0) return null;
    const devices = labels.length === 0 ? null : new Set(labels.flatMap((label) => this.devicesOf(label)));
    return (this.known.all() ?? []).filter(
      ({ device, channel }) => holds(device, channel, words) && (devices?.has(device) ?? true),
    );
  });

  constructor() {
    super();
    const needsLabels = computed(
      () => this.url.labels().length > 0 || this.variables().some(({ kind }) => kind === 'label'),
    );
    effect(() => {
      if (needsLabels()) this.labels.want();
    });
  }

  override begin(variables: readonly DashboardVariable[]): void {
    this.variables.set(variables);
  }

  /** While the channels are not known that a search is among, there are none. */
  override resolve(channels: readonly string[]): readonly string[] {
    const addresses = [...new Set(channels.flatMap((channel) => putIn(channel, this.parts())))];
    const left = this.left();
    if (left === null) return addresses;
    const patterns = addresses.flatMap((address) => parseChannelPattern(address) ?? []);
    return left
      .filter(({ device, channel }) => patterns.some((pattern) => matchesChannel(pattern, device, channel)))
      .map(({ address }) => address);
  }

  /** None means all: a dashboard is not to be empty because nothing was ticked. */
  private choiceOf({ name, initial }: DashboardVariable): readonly string[] {
    const chosen = this.url.chosen(name) ?? initial;
    return chosen.length === 0 || chosen.includes(ALL) ? [ALL] : chosen;
  }

  private partsOf(variable: DashboardVariable): readonly string[] {
    const values = this.choiceOf(variable);
    const isAll = values[0] === ALL;
    if (variable.kind !== 'label') return isAll ? [variable.pattern] : values.map(escapeName);
    if (isAll && variable.pattern === ALL) return [ALL];
    const labels = isAll ? this.offeredLabels(variable.pattern) : values;
    return [...new Set(labels.flatMap((label) => this.devicesOf(label)))].map(escapeName);
  }

  private offeredLabels(pattern: string): readonly string[] {
    return offered(pattern, [...(this.labels.byLabel()?.keys() ?? [])]);
  }

  private devicesOf(label: string): readonly string[] {
    return this.labels.byLabel()?.get(label) ?? [];
  }
}

/** What the page of a dashboard provides. */
export function provideBoardVariables(): Provider[] {
  return [{ provide: BoardVariables, useClass: UrlBoardVariables }];
}

function holds(device: string, channel: string, words: string): boolean {
  return `${device}/${channel}`.toLowerCase().includes(words);
}

function isSameChoice(a: Choices, b: Choices): boolean {
  return a.size === b.size && [...a].every(([name, values]) => isSameList(values, b.get(name) ?? []));
}
