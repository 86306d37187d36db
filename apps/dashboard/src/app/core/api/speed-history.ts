import { Injectable } from '@angular/core';
import type { ErrorBody, SpeedEntry, SpeedHistory } from '@tachograph/contracts';
import { WINDOW_SIZE, type ShownReading } from '../live/reading-window';

const TIMEOUT_MS = 10_000;

/** Reads what is stored, over `GET /history`. */
@Injectable({ providedIn: 'root' })
export class SpeedHistoryApi {
  /**
   * The last stored readings, of one device or of all.
   * @throws Error whose message says in words what went wrong: no answer in 10 s, or the server's own explanation
   */
  async last(device: string | null): Promise<ShownReading[]> {
    const query = new URLSearchParams({ limit: String(WINDOW_SIZE) });
    if (device !== null) query.set('device_id', device);
    const response = await answer(`/history?${query}`);
    if (!response.ok) throw new Error(await explanation(response));
    const history = (await response.json()) as SpeedHistory;
    return history.data.map(toReading);
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

function toReading(entry: SpeedEntry): ShownReading {
  return {
    id: entry.id,
    device: entry.device_id,
    value: entry.speed,
    takenAt: Date.parse(entry.timestamp),
    receivedAt: Date.parse(entry.received_at),
  };
}
