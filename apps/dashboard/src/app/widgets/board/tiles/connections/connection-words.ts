import type { ConnectionEntry } from '@tachograph/contracts';

/** The channels that clients come by, as a reader knows them. */
const NAMES: Readonly<Record<string, string>> = {
  speed: $localize`speed device`,
  live: $localize`viewer`,
  dashboard: $localize`dashboard client`,
  'socketio:esp32': $localize`sensor`,
  'socketio:frontend': $localize`viewer (Socket.IO)`,
  socketio: $localize`Socket.IO client`,
};

/** What kind of client it is; one that is not known by the server's name of its channel. */
export function clientKind({ channel }: Pick<ConnectionEntry, 'channel'>): string {
  return Object.hasOwn(NAMES, channel) ? (NAMES[channel] ?? channel) : channel;
}
