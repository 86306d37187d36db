import { EventEmitter } from 'node:events';
import { CLOSE } from '@tachograph/contracts';
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
  private readonly connections = new Set<Connection>();

  constructor(readonly options: ChannelOptions) {
    super();
  }

  /** @param client as the gateways get to see the connection */
  open(connection: Connection, client: Connection | EventConnection = connection): void {
    this.connections.add(connection);
    connection.onClose(() => this.connections.delete(connection));
    this.emit('connection', client);
  }

  /** Sends everyone away to come back later; resolves when they have gone. */
  async close(): Promise<void> {
    const gone = [...this.connections].map(
      (connection) =>
        new Promise<void>((resolve) => {
          connection.onClose(resolve);
        }),
    );
    for (const connection of this.connections) connection.close(CLOSE.restarting);
    await Promise.all(gone);
  }
}
