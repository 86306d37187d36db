import type { ErrorBody } from '../errors/error-body.js';
import type { StorageHealth } from '../operations/health.js';
import type { Reading } from '../readings/reading.js';

/** The channel of viewers, `/ws/live`: JSON text frames, each with a `type`. docs/live.md tells how they follow each other. */
export const LIVE_PATH = '/ws/live';

/** Sent at least this often to every viewer, so that silence means a dead socket. */
export const LIVE_STATS_INTERVAL_MS = 1_000;

/** Patterns of one subscription at most; how many subscriptions a viewer may have is a setting. */
export const LIVE_PATTERNS_MAX = 64;

/** Frames a second of a `latest` subscription: at most, and where it does not say. */
export const LIVE_RATE_MAX = 20;
export const LIVE_RATE = 4;

/**
 * `latest`: the newest value of each channel by the time taken, at most so many frames a second; what is overtaken before
 * it could be sent is left out. `every`: each reading once, in the order in which they were stored.
 */
export type LiveMode = 'latest' | 'every';

/** A place in the order in which readings were stored. A viewer hands back the last one that it was told, as it is. */
export interface LivePosition {
  /** Whose sequence it is: a name of the run of the server. */
  epoch: string;
  /** The id of the last reading before the place: later readings of the epoch have larger ids. */
  seq: number;
  /** The server's clock there, milliseconds since 1970, UTC; it never goes back within an epoch. */
  time: number;
}

/** Times taken between which readings may be missing, inclusive; milliseconds since 1970, UTC. */
export interface LiveRange {
  from: number;
  to: number;
}

/** Viewer → server: watch these channels. An id that is in use is replaced. */
export interface LiveSubscribe {
  type: 'subscribe';
  /** The viewer's own name for it, 1 to 128 characters. */
  id: string;
  /** Addresses `device/channel`; `*` stands for any characters. */
  channels: string[];
  mode: LiveMode;
  /** Of `latest`; {@link LIVE_RATE} where it is missing. */
  framesPerSecond?: number;
  /** Of `every`: where the viewer was. Everything since follows, or the answer says that it can't. */
  after?: LivePosition;
}

export interface LiveUnsubscribe {
  type: 'unsubscribe';
  id: string;
}

/** Asks for a sign of life, for clients that can't see WebSocket's own pings. */
export interface LivePing {
  type: 'ping';
}
export type LiveRequest = LiveSubscribe | LiveUnsubscribe | LivePing;

/** First frame on every connection. */
export interface LiveHello {
  type: 'hello';
  connectionId: string;
  /** Milliseconds since 1970, UTC. */
  serverTime: number;
  position: LivePosition;
}

/** Answer to `subscribe`: every reading of the channels that is stored after `position` follows in frames of `stream`. */
export interface LiveSubscribed {
  type: 'subscribed';
  id: string;
  /** The number under which frames come; subscriptions to the same share one, and its frames come once. */
  stream: number;
  mode: LiveMode;
  position: LivePosition;
  /**
   * Whether all that the viewer missed since `after` follows; null where it did not say where it was. If false, the times in
   * `reload` are to be read from the history: what follows begins at `position`.
   */
  recovered: boolean | null;
  reload?: LiveRange;
}

export interface LiveUnsubscribed {
  type: 'unsubscribed';
  id: string;
}

/** Readings of a stream, sent only once they are stored. All of the stream up to `position` have been sent with this. */
export interface LiveReadings {
  type: 'readings';
  stream: number;
  readings: Reading[];
  position: LivePosition;
}

/** The viewer did not take its frames as fast as they came: so many readings of the stream were held back, and follow now. */
export interface LiveBehind {
  type: 'behind';
  stream: number;
  readings: number;
}

/**
 * What was held back is too much to be sent, or readings that were refused may be stored all the same: the range is to be read from
 * the history. What follows begins at `position`.
 */
export interface LiveGap {
  type: 'gap';
  stream: number;
  position: LivePosition;
  reload: LiveRange;
}

/**
 * What the server has stored since it started (`since`, milliseconds since 1970), its rate in the last second, how many
 * connections each of its channels has (`{"speed": 3, "live": 1}`), and where readings are put at the moment.
 */
export interface LiveStats {
  type: 'stats';
  stored: number;
  since: number;
  perSecond: number;
  clients: Record<string, number>;
  storage: StorageHealth;
  serverTime: number;
  /** All readings of the viewer's `every` streams up to here have been sent; missing while some are held back. */
  position?: LivePosition;
}

export interface LivePong {
  type: 'pong';
  serverTime: number;
}

/** What could not be done; `id` names the subscription that was refused. The connection stays open. */
export type LiveError = { type: 'error'; id?: string } & ErrorBody;
export type LiveEvent =
  | LiveHello
  | LiveSubscribed
  | LiveUnsubscribed
  | LiveReadings
  | LiveBehind
  | LiveGap
  | LiveStats
  | LivePong
  | LiveError;
