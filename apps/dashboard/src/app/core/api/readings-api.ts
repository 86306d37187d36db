import { Injectable } from '@angular/core';
import type { Reading, ReadingList } from '@tachograph/contracts';
import { askJson } from './ask';

/** Which stored readings are asked for: the last `limit` of a channel, of one device or (null) of all. */
export interface HistoryQuestion {
  readonly channel: string;
  readonly device: string | null;
  readonly limit: number;
  /** Taken at this time at the latest, milliseconds since 1970. */
  readonly to?: number;
}

/** Reads what is stored, over `GET /api/readings`. */
@Injectable({ providedIn: 'root' })
export class ReadingsApi {
  /**
   * The last stored readings, oldest first by the time they were taken.
   * @throws Error whose message says in words what went wrong: no answer in 10 s, or the server's own explanation
   */
  async last({ channel, device, limit, to }: HistoryQuestion): Promise<Reading[]> {
    const query = new URLSearchParams({ channel, limit: String(limit) });
    if (device !== null) query.set('device', device);
    if (to !== undefined) query.set('to', new Date(to).toISOString());
    return (await askJson<ReadingList>(`/api/readings?${query}`)).data;
  }
}
