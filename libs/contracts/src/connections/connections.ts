/** One open connection as `GET /connections` lists it. */
export interface ConnectionEntry {
  id: string;
  /** `speed` for a client of the speed channel, `live` for a viewer, `socketio:esp32`, `socketio:frontend` or `socketio`. */
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
