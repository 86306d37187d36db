import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import { LIVE_PATH, LIVE_STATS_INTERVAL_MS } from '@tachograph/contracts';
import { type Connection, ConnectionRegistry, readJson } from '../connections/index.js';
import { Clock } from '../platform/clock.js';
import { Settings } from '../platform/config/index.js';
import { toAnswer } from '../platform/errors/index.js';
import { ReadingIngest } from '../readings/index.js';
import { LiveHub } from './hub/live-hub.js';
import type { Viewer } from './hub/viewer.js';
import { EXAMPLE, type LiveWish, readLiveRequest, subscriptionOf } from './live-request.js';

/** The channel of viewers: they say what they watch, and get it once it is stored. What follows what: docs/live.md. */
@WebSocketGateway({ path: LIVE_PATH, channel: 'live' })
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy {
  private readonly viewers = new Map<Connection, Viewer>();
  private readonly since: number;
  private storedBefore = 0;
  private toldAt: number;
  private stats: NodeJS.Timeout | undefined;

  constructor(
    private readonly hub: LiveHub,
    private readonly ingest: ReadingIngest,
    private readonly registry: ConnectionRegistry,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {
    this.since = clock.now();
    this.toldAt = this.since;
  }

  onApplicationBootstrap(): void {
    this.stats = setInterval(() => {
      this.tellStats();
    }, LIVE_STATS_INTERVAL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.stats);
  }

  handleConnection(connection: Connection): void {
    const viewer = this.hub.join(connection);
    this.viewers.set(connection, viewer);
    connection.onMessage((text, bytes) => {
      this.receive(viewer, { from: connection, text, bytes });
    });
    const { position } = this.hub;
    viewer.outbox.send({ type: 'hello', connectionId: connection.id, serverTime: this.clock.now(), position });
  }

  handleDisconnect(connection: Connection): void {
    const viewer = this.viewers.get(connection);
    this.viewers.delete(connection);
    if (viewer !== undefined) this.hub.leave(viewer);
  }

  private receive(viewer: Viewer, received: { from: Connection; text: string | undefined; bytes: number }): void {
    let message: unknown;
    try {
      message = readJson({ ...received, maxBytes: this.settings.messageMaxBytes, example: EXAMPLE });
      this.serve(viewer, readLiveRequest(message));
    } catch (error) {
      const id = subscriptionOf(message);
      viewer.outbox.send({ type: 'error', ...(id !== undefined && { id }), ...toAnswer(error).body });
    }
  }

  private serve(viewer: Viewer, wish: LiveWish): void {
    switch (wish.type) {
      case 'subscribe':
        this.hub.subscribe(viewer, wish);
        break;
      case 'unsubscribe':
        this.hub.unsubscribeOne(viewer, wish.id);
        viewer.outbox.send({ type: 'unsubscribed', id: wish.id });
        break;
      case 'ping':
        viewer.outbox.send({ type: 'pong', serverTime: this.clock.now() });
    }
  }

  private tellStats(): void {
    const { stored } = this.ingest.figures;
    const serverTime = this.clock.now();
    // By the clock, not by the interval: after a stall more time has passed.
    const seconds = Math.max(serverTime - this.toldAt, 1) / 1000;
    const clients = this.registry.countByChannel();
    const perSecond = Math.round((stored - this.storedBefore) / seconds);
    this.storedBefore = stored;
    this.toldAt = serverTime;
    const { since } = this;
    const { storage } = this.ingest;
    this.hub.tellStats({ type: 'stats', stored, since, perSecond, clients, storage, serverTime });
  }
}
