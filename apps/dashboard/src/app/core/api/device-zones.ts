import { Injectable, computed, resource, signal } from '@angular/core';
import type { DeviceList } from '@tachograph/contracts';
import { askJson } from './ask';

/** The time zones that people said devices are in; read once somebody wants them. */
@Injectable({ providedIn: 'root' })
export class DeviceZones {
  private readonly isWanted = signal(false);
  private readonly asked = resource({
    params: () => (this.isWanted() ? {} : undefined),
    loader: ({ abortSignal }) => askJson<DeviceList>('/api/devices', { signal: abortSignal }),
  });

  /** IANA names, each once; null while they are not known. */
  readonly all = computed<readonly string[] | null>(() => {
    if (!this.asked.hasValue()) return null;
    const known = this.asked.value().data.filter(({ archived }) => !archived);
    return [...new Set(known.map(({ timeZone }) => timeZone).filter((zone) => zone !== '' && isZone(zone)))];
  });

  want(): void {
    this.isWanted.set(true);
  }
}

/** Whether this browser knows a zone. */
function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
