import type { ServerToClientEvents } from '@tachograph/contracts';

/** An event that the server sends: its name and what it carries. */
export type ServerEvent = {
  [Name in keyof ServerToClientEvents]: readonly [Name, Parameters<ServerToClientEvents[Name]>[0]];
}[keyof ServerToClientEvents];

/** A message that would be right, for the refusal of one that can't be read. */
export const EXAMPLE = '["esp32_sensor_data", {"hr": 72, "temp": 33.4, "eda": 0.42}]';

const EVENT = /^2(?:\/,)?(?<id>\d*)(?<json>.*)$/s;

/** An event's packet as Socket.IO's protocol (version 5, the same in 4) writes it. */
export function toEventPacket(event: ServerEvent): string {
  return `2${JSON.stringify(event)}`;
}

/** The packet that calls the function which the client passed along with message `id`. */
export function toAcknowledgementPacket(id: string, [, payload]: ServerEvent): string {
  return `3${id}${JSON.stringify([payload])}`;
}

/** An event's packet as it was received. */
export interface ReceivedPacket {
  readonly json: string;
  /** Under which it wants to be acknowledged, if it does. */
  readonly id: string | undefined;
}

/** Takes an event's packet apart; `undefined` for what is none. */
export function readEventPacket(text: string | undefined): ReceivedPacket | undefined {
  const { id, json } = EVENT.exec(text ?? '')?.groups ?? {};
  return json === undefined ? undefined : { json, id: id === '' ? undefined : id };
}
