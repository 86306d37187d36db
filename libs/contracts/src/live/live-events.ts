import type { ErrorBody } from '../errors/error-body.js';
import type { Reading } from '../readings/reading.js';

/** The web app's own channel, `/ws/live`: JSON text frames, each with a `type`. */
export const LIVE_PATH = '/ws/live';

/** Sent at least this often to every viewer, so that silence means a dead socket. */
export const LIVE_STATS_INTERVAL_MS = 1_000;

export const LIVE_SUBSCRIPTIONS_MAX = 64;

/** Viewer → server: from now on, the readings of these channels (`speed`), of every device. Replaces what was asked before. */
export interface LiveSubscribe {
  type: 'subscribe';
  channels: string[];
}
export type LiveRequest = LiveSubscribe;

/** First frame on every connection. */
export interface LiveHello {
  type: 'hello';
  connectionId: string;
  /** Milliseconds since 1970, UTC. */
  serverTime: number;
}

/** Answer to `subscribe`: every reading committed after it will follow. */
export interface LiveSubscribed {
  type: 'subscribed';
  channels: string[];
}

/** Readings in the order of their commit; sent only once they are stored. */
export interface LiveReadings {
  type: 'readings';
  readings: Reading[];
}

/**
 * What the server has stored since it started (`since`, milliseconds since 1970), its rate in the last second, and how
 * many connections each of its channels has (`{"speed": 3, "live": 1}`).
 */
export interface LiveStats {
  type: 'stats';
  stored: number;
  since: number;
  perSecond: number;
  clients: Record<string, number>;
  serverTime: number;
}

export type LiveError = { type: 'error' } & ErrorBody;
export type LiveEvent = LiveHello | LiveSubscribed | LiveReadings | LiveStats | LiveError;
