import { Injectable } from '@angular/core';
import type { ErrorBody, Reading, ReadingList } from '@tachograph/contracts';

const TIMEOUT_MS = 10_000;

/** Which stored readings are asked for: the last `limit` of a channel, of one device or (null) of all. */
export interface HistoryQuestion {
  readonly channel: string;
  readonly device: string | null;
  readonly limit: number;
}

/** Reads what is stored, over `GET /api/readings`. */
@Injectable({ providedIn: 'root' })
export class ReadingsApi {
  /**
   * The last stored readings, oldest first by the time they were taken.
   * @throws Error whose message says in words what went wrong: no answer in 10 s, or the server's own explanation
   */
  async last({ channel, device, limit }: HistoryQuestion): Promise<Reading[]> {
    const query = new URLSearchParams({ channel, limit: String(limit) });
    if (device !== null) query.set('device', device);
    const response = await answer(`/api/readings?${query}`);
    if (!response.ok) throw new Error(await explanation(response));
    return ((await response.json()) as ReadingList).data;
  }
}

async function answer(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });
  } catch (cause) {
    throw new Error('the server does not answer', { cause });
  }
}

async function explanation(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as Partial<ErrorBody>;
    if (body.error?.message) return body.error.message;
  } catch {
    // Not our server's JSON: something between us and it answered, and its status is all there is to tell.
  }
  return `the server answered ${response.status}`;
}
