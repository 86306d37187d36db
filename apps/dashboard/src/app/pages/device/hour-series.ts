import { Injectable, inject } from '@angular/core';
import { SERIES_CHANNELS_MAX, channelAddress, type Series, type SeriesAnswer } from '@tachograph/contracts';
import { askJson } from '../../core/api/ask';
import { ServerClock } from '../../core/live/server-clock';

const HOUR_MS = 3_600_000;
const POINTS = 60;

/** The last hour of the channels of a device, a point a minute. */
@Injectable({ providedIn: 'root' })
export class HourSeries {
  private readonly clock = inject(ServerClock);

  /** The answer, or null for a device with more channels than one question may mean; fails as `ask` does. */
  async read(device: string, channels: number, signal: AbortSignal): Promise<SeriesAnswer | null> {
    if (channels > SERIES_CHANNELS_MAX) return null;
    const to = this.clock.now();
    const query = new URLSearchParams({
      channels: `${channelAddress(device, '')}*`,
      from: new Date(to - HOUR_MS).toISOString(),
      to: new Date(to).toISOString(),
      points: String(POINTS),
    });
    return askJson(`/api/series?${query}`, { signal });
  }
}

/** Points of a series as they are drawn: times in milliseconds, and the values or their means. */
export function drawnPoints({ points }: Series): { time: readonly number[]; value: readonly number[] } {
  return points.kind === 'raw' ? points : { time: points.time, value: points.mean };
}

/** The least and the largest value of a series; null where it has none. */
export function extentOf({ points }: Series): { min: number; max: number } | null {
  if (points.time.length === 0) return null;
  const [least, most] = points.kind === 'raw' ? [points.value, points.value] : [points.min, points.max];
  return { min: Math.min(...least), max: Math.max(...most) };
}
