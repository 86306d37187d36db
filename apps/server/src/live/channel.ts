import { EventEmitter } from 'node:events';
import type { Connection } from '../connections/index.js';
import type { EventConnection } from '../events/index.js';

/** Messages up to this many times their limit are read, so that they can be answered instead of cut. */
export const HARD_LIMIT_FACTOR = 16;

/** What a gateway says of itself in `@WebSocketGateway({ path, channel, defaultDevice })`. */
export interface ChannelOptions {
  readonly path: string;
  readonly channel: string;
  /** `socket.io`, or a plain WebSocket where it says nothing. */
  readonly transport?: 'socket.io';
  /** The device that its connections report for when they name none. */
  readonly defaultDevice?: string;
}

/** What Nest takes for a gateway's server: it emits each new client. Gateways with the same path share one. */
export class Channel extends EventEmitter<{ connection: [Connection | EventConnection] }> {
  constructor(readonly options: ChannelOptions) {
    super();
  }

  /** @param client as the gateways get to see the connection */
  open(client: Connection | EventConnection): void {
    this.emit('connection', client);
  }
}
