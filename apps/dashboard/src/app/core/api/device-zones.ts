import { Injectable, computed, resource, signal } from '@angular/core';
import type { Device, DeviceList } from '@tachograph/contracts';
import { askJson } from './ask';

/** The time zones that people said devices are in; read once somebody wants them. */
@Injectable({ providedIn: 'root' })
export class DeviceZones {
  private readonly isWanted = signal(false);
  private readonly asked = resource({
    params: () => (this.isWanted() ? {} : undefined),
    loader: ({ abortSignal }) => askJson<DeviceList>('/api/devices', { signal: abortSignal }),
  });

  /** The devices of which it is known; null while nobody has looked. */
  readonly known = computed<readonly Device[] | null>(() =>
    this.asked.hasValue() ? this.asked.value().data.filter(({ timeZone }) => isZone(timeZone)) : null,
  );

  want(): void {
    this.isWanted.set(true);
  }
}

/** Whether this browser knows a zone. */
function isZone(name: string): boolean {
  if (name === '') return false;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
