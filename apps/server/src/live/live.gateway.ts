import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import { LIVE_PATH, LIVE_STATS_INTERVAL_MS, type OldLiveEvent } from '@tachograph/contracts';
import { type Connection, ConnectionRegistry, readJson } from '../connections/index.js';
import { Demand } from '../demand/index.js';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { Settings } from '../platform/config/index.js';
import { toAnswer } from '../platform/errors/index.js';
import { ReadingIngest } from '../readings/index.js';
import { LiveAudience } from './live-audience.js';
import { readLiveRequest } from './live-request.js';

/** The web app's own channel: viewers say which channels they watch, and get every reading of them once it is stored. */
@WebSocketGateway({ path: LIVE_PATH, channel: 'live' })
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy {
  private readonly audience = new LiveAudience();
  private readonly demands = new Map<Connection, () => void>();
  private readonly since: number;
  private storedBefore = 0;
  private toldAt: number;
  private stats: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly bus: FanoutBus,
    private readonly ingest: ReadingIngest,
    private readonly registry: ConnectionRegistry,
    private readonly demand: Demand,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {
    this.since = clock.now();
    this.toldAt = this.since;
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      this.audience.deliver(readings);
    });
    this.stats = setInterval(() => {
      this.tellStats();
    }, LIVE_STATS_INTERVAL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.stats);
    this.unsubscribe?.();
  }

  handleConnection(viewer: Connection): void {
    this.audience.place(viewer, []);
    viewer.onMessage((text, bytes) => {
      this.receive(viewer, text, bytes);
    });
    tell(viewer, { type: 'hello', connectionId: viewer.id, serverTime: this.clock.now() });
  }

  handleDisconnect(viewer: Connection): void {
    this.audience.leave(viewer);
    this.demands.get(viewer)?.();
    this.demands.delete(viewer);
  }

  private receive(viewer: Connection, text: string | undefined, bytes: number): void {
    try {
      const example = '{"type": "subscribe", "channels": ["speed"]}';
      const { messageMaxBytes: maxBytes } = this.settings;
      const { channels } = readLiveRequest(readJson({ from: viewer, text, bytes, maxBytes, example }));
      this.audience.place(viewer, channels);
      tell(viewer, { type: 'subscribed', channels });
      this.look(viewer, channels);
    } catch (error) {
      tell(viewer, { type: 'error', ...toAnswer(error).body });
    }
  }

  /** Lets be measured what the viewer looks at, before what it looked at is let go. */
  private look(viewer: Connection, channels: readonly string[]): void {
    const endBefore = this.demands.get(viewer);
    this.demands.set(viewer, this.demand.watch(channels));
    endBefore?.();
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
    const event = { type: 'stats', stored, since: this.since, perSecond, clients, serverTime } as const;
    for (const viewer of this.audience.viewers) tell(viewer, event);
  }
}

function tell(viewer: Connection, event: OldLiveEvent): void {
  viewer.send(JSON.stringify(event));
}
