import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import { CLOSE, parseIdentifier } from '@tachograph/contracts';
import { WebSocketServer } from 'ws';
import {
  Connection,
  ConnectionIdTakenError,
  ConnectionRegistry,
  Heartbeat,
  WsTransport,
} from '../connections/index.js';
import { Clock } from '../platform/clock.js';
import { Settings } from '../platform/config/index.js';
import { OriginPolicy } from './origin-policy.js';
import { refuseUpgrade, UpgradeRefusedError } from './upgrade-refusal.js';

/** What a gateway says of itself in `@WebSocketGateway({ path, channel, defaultDevice })`. */
interface ChannelOptions {
  readonly path: string;
  readonly channel: string;
  /** The device that its connections report for when they name none. */
  readonly defaultDevice?: string;
}

/** What Nest takes for a gateway's server: it emits each new connection. */
class Channel extends EventEmitter<{ connection: [Connection] }> {
  readonly connections = new Set<Connection>();

  constructor(readonly options: ChannelOptions) {
    super();
  }
}

/** Frames up to this many times the message limit are read, so that they can be answered instead of cut. */
const HARD_LIMIT_FACTOR = 16;

/**
 * Routes every upgrade of the one HTTP server by its path, and answers those that lead nowhere or may not enter. Gateways
 * get a {@link Connection} as their client and read its messages from it: Nest's own way from a frame to a method costs
 * as much as the socket itself.
 */
export class UpgradeRoutingAdapter extends WsAdapter {
  private readonly channels = new Map<string, Channel>();
  private readonly sockets: WebSocketServer;
  private readonly registry: ConnectionRegistry;
  private readonly heartbeat: Heartbeat;
  private readonly origins: OriginPolicy;
  private readonly settings: Settings;
  private readonly clock: Clock;
  private readonly upgrade = this.route.bind(this);

  constructor(app: INestApplication) {
    super(app);
    this.registry = app.get(ConnectionRegistry);
    this.heartbeat = app.get(Heartbeat);
    this.origins = app.get(OriginPolicy);
    this.settings = app.get(Settings);
    this.clock = app.get(Clock);
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.settings.messageMaxBytes * HARD_LIMIT_FACTOR,
    });
    const server = app.getHttpServer() as Server;
    server.on('upgrade', this.upgrade);
    // Some HTTP clients offer HTTP/2 with every request; it is theirs to go on without.
    Object.assign(server, { shouldUpgradeCallback: asksForWebSocket });
  }

  override create(_port: number, options?: Record<string, unknown>): Channel {
    const channel = new Channel(options as unknown as ChannelOptions);
    this.channels.set(channel.options.path, channel);
    if (channel.options.channel === this.settings.rootChannel) this.channels.set('/', channel);
    return channel;
  }

  override bindClientDisconnect(connection: Connection, callback: () => void): void {
    connection.onClose(callback);
  }

  /** Gateways read their connections themselves. */
  override bindMessageHandlers(): void {
    return;
  }

  override async close(channel: Channel): Promise<void> {
    const gone = [...channel.connections].map(
      (connection) =>
        new Promise<void>((resolve) => {
          connection.onClose(resolve);
        }),
    );
    for (const connection of channel.connections) connection.close(CLOSE.restarting);
    await Promise.all(gone);
  }

  override async dispose(): Promise<void> {
    (this.httpServer as Server).off('upgrade', this.upgrade);
    await super.dispose();
  }

  private route(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ignore = () => undefined;
    stream.on('error', ignore);
    try {
      const { channel, id } = this.admit(request);
      this.sockets.handleUpgrade(request, stream, head, (socket) => {
        stream.off('error', ignore);
        this.connect(channel, id, new WsTransport(socket, stream as Socket), request);
      });
    } catch (error) {
      refuseUpgrade(stream, error);
    }
  }

  /** The channel that a request leads to and the id that it chose, or an error that says why it may not enter. */
  private admit({ url = '/', headers }: IncomingMessage): { channel: Channel; id: string | undefined } {
    // A path such as `//x` must not be taken for a host.
    const address = new URL(`http://localhost${url.startsWith('/') ? '' : '/'}${url}`);
    const channel = this.channels.get(address.pathname);
    if (channel === undefined) {
      const known = [...this.channels.keys()].join(', ');
      throw new UpgradeRefusedError(404, 'not_found', `no WebSocket at ${address.pathname}; there is one at ${known}`);
    }
    if (!this.origins.allows(headers.origin, headers.host) || !this.origins.allowsHost(headers.host)) {
      throw new UpgradeRefusedError(
        403,
        'origin_not_allowed',
        `pages of ${String(headers.origin)} at ${String(headers.host)} may not connect; CORS_ORIGINS can allow it`,
      );
    }
    return { channel, id: this.chosenId(address.searchParams.get('connection_id')) };
  }

  private chosenId(text: string | null): string | undefined {
    if (text === null || text === '') return undefined;
    const id = parseIdentifier(text);
    if (id === undefined)
      throw new UpgradeRefusedError(
        400,
        'invalid_request',
        'connection_id must be 1 to 128 characters without control characters',
      );
    const holder = this.registry.find(id);
    if (holder !== undefined) {
      this.heartbeat.probe(holder);
      throw new ConnectionIdTakenError(id);
    }
    return id;
  }

  private connect(channel: Channel, id: string | undefined, transport: WsTransport, { socket }: IncomingMessage): void {
    const { channel: name, defaultDevice } = channel.options;
    const facts = {
      id: id ?? randomUUID(),
      channel: name,
      device: defaultDevice === undefined ? undefined : (id ?? defaultDevice),
      address: socket.remoteAddress ?? '',
      connectedAt: this.clock.now(),
    };
    const connection = new Connection(facts, transport, this.settings.outboxMaxBytes);
    this.registry.add(connection);
    channel.connections.add(connection);
    connection.onClose(() => channel.connections.delete(connection));
    channel.emit('connection', connection);
  }
}

function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
