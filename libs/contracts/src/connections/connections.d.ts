/** One open connection as `GET /connections` lists it. */
export interface ConnectionEntry {
    id: string;
    /**
     * `speed` and `dashboard` for clients of the older channels, `live` for a viewer, `socketio:esp32`, `socketio:frontend` or
     * `socketio` for those of Socket.IO.
     */
    channel: string;
    /** The device that it last reported for; null for a viewer. */
    device_id: string | null;
    address: string;
    /** ISO 8601, UTC. */
    connected_at: string;
    messages_in: number;
    messages_out: number;
}
export interface ConnectionList {
    count: number;
    data: ConnectionEntry[];
}
