import { Injectable, computed, inject, resource, signal } from '@angular/core';
import type { DeviceList } from '@tachograph/contracts';
import { DevicesApi } from './devices-api';

/** The labels that people gave to devices; read once somebody wants them. */
@Injectable({ providedIn: 'root' })
export class DeviceLabels {
  private readonly api = inject(DevicesApi);
  private readonly isWanted = signal(false);
  private readonly asked = resource({
    params: () => (this.isWanted() ? {} : undefined),
    loader: ({ abortSignal }) => this.api.list(abortSignal),
  });

  /** By label, the names of the devices that have it; null while that is not known. */
  readonly byLabel = computed<ReadonlyMap<string, readonly string[]> | null>(() =>
    this.asked.hasValue() ? devicesByLabel(this.asked.value()) : null,
  );
  /** Why they are not known; undefined where nothing is wrong. */
  readonly problem = computed(() => this.asked.error());

  /** Has them read; what is known stays until others are. */
  want(): void {
    if (this.isWanted()) this.asked.reload();
    else this.isWanted.set(true);
  }
}

function devicesByLabel({ data }: DeviceList): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, labels, archived } of data) {
    if (archived) continue;
    for (const label of labels) found.set(label, [...(found.get(label) ?? []), name]);
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}
