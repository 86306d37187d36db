import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import { CLOSE } from '@tachograph/contracts';
import type { RequestHandler } from 'express';
import { Connection, ConnectionRegistry, WsTransport } from '../connections/index.js';
import type { EventConnection } from '../events/index.js';
import { Clock } from '../platform/clock.js';
import { Settings } from '../platform/config/index.js';
import { addressOf, Admission } from './admission.js';
import { Channel, type ChannelOptions, HARD_LIMIT_FACTOR } from './channel.js';
import { SocketIoEdge } from './socket-io-edge.js';
import { HttpRefusedError, refuse } from './http-refusal.js';
import { peerAddress } from './peer-address.js';
import { ServerStop } from './server-stop.js';
import { WebSocketEngine } from './web-socket-engine.js';

/**
 * Routes every upgrade of the one HTTP server by its path, and answers those that lead nowhere or may not enter. Gateways
 * get a {@link Connection} as their client, or an EventConnection where they speak Socket.IO, and read its messages from it:
 * Nest's own way from a frame to a method costs as much as the socket itself.
 */
export class UpgradeRoutingAdapter extends WsAdapter {
  /** Express middleware for those who use HTTP in place of a WebSocket; to be mounted where the origin has been dealt with. */
  readonly handleRequest: RequestHandler;
  private readonly channels = new Map<string, Channel>();
  private readonly sockets: WebSocketEngine;
  private readonly socketIo: SocketIoEdge;
  private readonly registry: ConnectionRegistry;
  private readonly admission: Admission;
  private readonly settings: Settings;
  private readonly clock: Clock;
  private readonly stop: ServerStop;
  private everyoneGone: Promise<void> | undefined;
  private readonly upgrade = this.route.bind(this);

  constructor(app: INestApplication) {
    super(app);
    this.registry = app.get(ConnectionRegistry);
    this.socketIo = app.get(SocketIoEdge);
    this.handleRequest = this.socketIo.handleRequest.bind(this.socketIo);
    this.admission = app.get(Admission);
    this.settings = app.get(Settings);
    this.clock = app.get(Clock);
    this.stop = app.get(ServerStop);
    this.sockets = new WebSocketEngine({ maxPayload: this.settings.messageMaxBytes * HARD_LIMIT_FACTOR });
    const server = app.getHttpServer() as Server;
    server.on('upgrade', this.upgrade);
    // Some HTTP clients offer HTTP/2 with every request; it is theirs to go on without.
    Object.assign(server, { shouldUpgradeCallback: asksForWebSocket });
  }

  override create(_port: number, options?: Record<string, unknown>): Channel {
    const channel = new Channel(options as unknown as ChannelOptions);
    const { path, channel: name, transport } = channel.options;
    this.channels.set(path, channel);
    if (name === this.settings.rootChannel) this.channels.set('/', channel);
    if (transport === 'socket.io') {
      // Not every client writes the slash at the end.
      this.channels.set(path.replace(/\/$/, ''), channel);
      this.socketIo.open(channel);
    }
    return channel;
  }

  override bindClientDisconnect(client: Connection | EventConnection, callback: () => void): void {
    client.onClose(callback);
  }

  /** Gateways read their connections themselves. */
  override bindMessageHandlers(): void {
    return;
  }

  /** All at once, whichever channel is the first to be closed. */
  override async close(): Promise<void> {
    await (this.everyoneGone ??= this.registry.closeAll(CLOSE.restarting));
  }

  override async dispose(): Promise<void> {
    this.socketIo.close();
    await this.stop.endRequests();
    (this.httpServer as Server).off('upgrade', this.upgrade);
    await super.dispose();
  }

  private route(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ignore = () => undefined;
    stream.on('error', ignore);
    try {
      const channel = this.channelOf(request);
      const id = this.admission.admit(request);
      if (channel.options.transport === 'socket.io') {
        this.socketIo.handleUpgrade(request, stream, head);
        return;
      }
      this.sockets.handleUpgrade(request, stream, head, (socket) => {
        stream.off('error', ignore);
        this.connect(channel, id, new WsTransport(socket, stream as Socket), request);
      });
    } catch (error) {
      refuse(stream, error);
    }
  }

  private channelOf(request: IncomingMessage): Channel {
    const { pathname } = addressOf(request);
    const channel = this.channels.get(pathname);
    if (channel !== undefined) return channel;
    const known = [...this.channels.keys()].join(', ');
    throw new HttpRefusedError(404, 'not_found', `no WebSocket at ${pathname}; there is one at ${known}`);
  }

  private connect(channel: Channel, id: string | undefined, transport: WsTransport, { socket }: IncomingMessage): void {
    const { channel: name, defaultDevice } = channel.options;
    const facts = {
      id: id ?? randomUUID(),
      channel: name,
      device: defaultDevice === undefined ? undefined : (id ?? defaultDevice),
      address: peerAddress(socket),
      connectedAt: this.clock.now(),
    };
    const connection = new Connection(
      facts,
      transport,
      this.settings.outboxMaxBytes,
      this.settings.limits.messagesPerSecond,
    );
    this.registry.add(connection);
    channel.open(connection);
  }
}

function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
