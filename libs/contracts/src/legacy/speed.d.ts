import type { FieldError } from '../errors/error-body.js';
/** Section 1 of the wire contract: the speed channel. Field names are the older system's. */
/** The channel that speed readings are stored in, and its unit. */
export declare const SPEED_CHANNEL: {
    readonly name: "speed";
    readonly unit: "km/h";
};
/**
 * What is wrong with a speed outside the range that the operator has set; `undefined` where nothing is.
 *
 * @param value km/h
 * @param range both ends are accepted
 */
export declare function speedOutOfRange(value: number, range: {
    min: number;
    max: number;
}): FieldError | undefined;
/** The device that a speed reading belongs to when neither the message nor the connection names one. */
export declare const DEFAULT_SPEED_DEVICE = "speedometer";
/** What a client sends, and gets back, as it was sent, once it is stored. */
export interface SpeedMessage {
    speed: number | string;
    timestamp?: string | number;
    device_id?: string;
    id?: string | number;
}
/** Answer to `{"type": "whoami"}`. */
export interface ConnectionMessage {
    type: 'connection';
    connection_id: string;
}
/** One stored speed reading as `GET /history` and `POST /send` give it; times are ISO 8601, UTC. */
export interface SpeedEntry {
    id: number;
    speed: number;
    timestamp: string;
    received_at: string;
    device_id: string;
}
export interface SpeedHistory {
    count: number;
    /** Oldest first, by the time at which the device took them. */
    data: SpeedEntry[];
}
/** Answer of `POST /send`: to how many connections the reading went, and what was stored. */
export interface SendAnswer {
    delivered: number;
    reading: SpeedEntry;
}
