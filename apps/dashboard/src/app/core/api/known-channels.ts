import { Injectable, resource } from '@angular/core';
import { channelAddress, type LatestReadings } from '@tachograph/contracts';
import { askJson } from './ask';

/** A channel that has readings. */
export interface KnownChannel {
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  /** As a pattern that means this channel alone. */
  readonly address: string;
  /** Its value when the channels were last read; missing where nobody needs it. */
  readonly newest?: number;
}

/** Every channel that has a reading, by device and channel; read once for all who ask, and again when told. */
@Injectable({ providedIn: 'root' })
export class KnownChannels {
  private readonly asked = resource({ loader: ({ abortSignal }) => load(abortSignal) });

  /** Null while they are not known. */
  all(): readonly KnownChannel[] | null {
    return this.asked.hasValue() ? this.asked.value() : null;
  }

  /** Why they are not known; undefined where nothing is wrong. */
  problem(): Error | undefined {
    return this.asked.error();
  }

  reload(): void {
    this.asked.reload();
  }
}

async function load(signal: AbortSignal): Promise<readonly KnownChannel[]> {
  const { data } = await askJson<LatestReadings>('/api/latest?channels=*/*', { signal });
  return data.map(({ device, channel, unit, value }) => ({
    device,
    channel,
    unit,
    address: channelAddress(device, channel),
    newest: value,
  }));
}
