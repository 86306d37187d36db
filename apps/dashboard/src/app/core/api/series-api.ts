import { Injectable } from '@angular/core';
import { channelAddress, type SeriesAnswer, type TimeSpan } from '@tachograph/contracts';
import { askJson, inTime } from './ask';

/** What is asked for: one channel of one device or (null) of all, in a range of time, in so many points at most. */
export interface SeriesQuestion extends TimeSpan {
  readonly channel: string;
  readonly device: string | null;
  readonly points: number;
}

/** Reads ranges of time, over `GET /api/series`. */
@Injectable({ providedIn: 'root' })
export class SeriesApi {
  /**
   * The readings of a range, or buckets of them where they are more than the points asked for.
   * @throws Error whose message says in words what went wrong; a final `Refusal` where asking again is no use
   */
  read({ channel, device, from, to, points }: SeriesQuestion, superseded: AbortSignal): Promise<SeriesAnswer> {
    const query = new URLSearchParams({
      channels: address(channel, device),
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      points: String(points),
    });
    return askJson(`/api/series?${query}`, { signal: inTime(superseded) });
  }
}

/** Commas part the addresses of a list, so that of a name is escaped. */
function address(channel: string, device: string | null): string {
  return device === null ? `*/${channel}` : channelAddress(device, channel).replaceAll(',', '%2C');
}
