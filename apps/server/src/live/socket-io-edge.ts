import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { parseIdentifier, SOCKET_CLIENT_TYPES, type SocketClientType } from '@tachograph/contracts';
import { Server as Engine } from 'engine.io';
import type { NextFunction, Request, Response } from 'express';
import { Server, type Socket } from 'socket.io';
import { Connection, ConnectionRegistry, SocketIoTransport } from '../connections/index.js';
import { EventAudience, EventConnection } from '../events/index.js';
import { Clock } from '../platform/clock.js';
import { Settings } from '../platform/config/index.js';
import { toAnswer } from '../platform/errors/index.js';
import { addressOf, Admission } from './admission.js';
import { type Channel, HARD_LIMIT_FACTOR } from './channel.js';
import { peerAddress } from './peer-address.js';
import { WebSocketEngine } from './web-socket-engine.js';

/**
 * Where Socket.IO clients come in, over polling and WebSockets, Engine.IO 4 and 3. Requests are handed to it by whoever routes
 * them; it listens nowhere itself.
 */
@Injectable()
export class SocketIoEdge {
  private readonly engine: Engine;
  private readonly transports = new Map<string, SocketIoTransport>();
  private channel: Channel | undefined;

  constructor(
    private readonly admission: Admission,
    private readonly registry: ConnectionRegistry,
    private readonly audience: EventAudience,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.engine = new Engine({
      allowEIO3: true,
      wsEngine: WebSocketEngine,
      perMessageDeflate: false,
      maxHttpBufferSize: settings.messageMaxBytes * HARD_LIMIT_FACTOR,
      pingInterval: settings.pingIntervalMs,
      pingTimeout: settings.pingIntervalMs,
    });
    this.engine.use((request: IncomingMessage, _response: unknown, next: () => void) => {
      this.holdBack(request, next);
    });
    const server = new Server({
      serveClient: false,
      parser: SocketIoTransport.parser,
      connectTimeout: settings.limits.handshakeTimeoutMs,
    });
    server.on('connection', (socket) => {
      this.connect(socket);
    });
    server.bind(this.engine);
  }

  /** @param channel whose gateways get the clients, each as an {@link EventConnection} */
  open(channel: Channel): void {
    this.channel = channel;
  }

  /** @param request one that was admitted */
  handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.engine.handleUpgrade(request, stream, head);
  }

  /** Express middleware for clients that poll; whatever else is asked for below the path is somebody else's. */
  handleRequest(request: Request, response: Response, next: NextFunction): void {
    const path = this.channel?.options.path;
    if (request.path !== path && `${request.path}/` !== path) {
      next();
      return;
    }
    this.admission.admit(request);
    // Clients of Socket.IO 2 in a page send cookies along, which browsers only do where they may. There are none to lose.
    if (request.headers.origin !== undefined) response.setHeader('Access-Control-Allow-Credentials', 'true');
    this.engine.handleRequest(request, response);
  }

  close(): void {
    this.engine.close();
  }

  /** A client that sends faster than it is answered waits with what it posts; what it is sent goes on. */
  private holdBack(request: IncomingMessage, next: () => void): void {
    const transport = this.transports.get(addressOf(request).searchParams.get('sid') ?? '');
    if (transport === undefined || request.method !== 'POST') next();
    else transport.whenReading(next);
  }

  private connect(socket: Socket): void {
    const { query } = socket.handshake;
    const type = SOCKET_CLIENT_TYPES.find((known) => known === query.type);
    const facts = {
      id: parseIdentifier(query.connection_id) ?? randomUUID(),
      channel: type === undefined ? 'socketio' : `socketio:${type}`,
      address: peerAddress(socket.request.socket),
      connectedAt: this.clock.now(),
    };
    const transport = new SocketIoTransport(socket);
    const connection = new Connection(
      facts,
      transport,
      this.settings.outboxMaxBytes,
      this.settings.limits.messagesPerSecond,
    );
    try {
      this.admission.checkAddress(facts.address);
      this.registry.add(connection);
    } catch (error) {
      // Others took the id or the last place between this one's handshake and its entry.
      socket.emit('error', toAnswer(error).body.error);
      socket.disconnect(true);
      return;
    }
    this.hold(socket.conn.transport.sid, transport);
    this.welcome(connection, type);
  }

  private hold(sid: string, transport: SocketIoTransport): void {
    this.transports.set(sid, transport);
    transport.onClose(() => this.transports.delete(sid));
  }

  private welcome(connection: Connection, type: SocketClientType | undefined): void {
    const client = new EventConnection(connection, type, this.settings.messageMaxBytes);
    this.audience.enter(client);
    this.channel?.open(client);
  }
}
