import type { ErrorBody } from '../errors/error-body.js';
import type { Reading } from '../readings/reading.js';
export declare const LIVE_SUBSCRIPTIONS_MAX = 64;
/** Viewer → server: from now on, the readings of these channels (`speed`), of every device. Replaces what was asked before. */
export interface OldLiveSubscribe {
    type: 'subscribe';
    channels: string[];
}
export type OldLiveRequest = OldLiveSubscribe;
/** First frame on every connection. */
export interface OldLiveHello {
    type: 'hello';
    connectionId: string;
    /** Milliseconds since 1970, UTC. */
    serverTime: number;
}
/** Answer to `subscribe`: every reading committed after it will follow. */
export interface OldLiveSubscribed {
    type: 'subscribed';
    channels: string[];
}
/** Readings in the order of their commit; sent only once they are stored. */
export interface OldLiveReadings {
    type: 'readings';
    readings: Reading[];
}
/**
 * What the server has stored since it started (`since`, milliseconds since 1970), its rate in the last second, and how
 * many connections each of its channels has (`{"speed": 3, "live": 1}`).
 */
export interface OldLiveStats {
    type: 'stats';
    stored: number;
    since: number;
    perSecond: number;
    clients: Record<string, number>;
    serverTime: number;
}
export type OldLiveError = {
    type: 'error';
} & ErrorBody;
export type OldLiveEvent = OldLiveHello | OldLiveSubscribed | OldLiveReadings | OldLiveStats | OldLiveError;
