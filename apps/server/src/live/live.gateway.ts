import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import { LIVE_PATH, LIVE_STATS_INTERVAL_MS, type LiveEvent, type Reading } from '@tachograph/contracts';
import type { Connection } from '../connections/index.js';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { toAnswer } from '../platform/errors/index.js';
import { ReadingIngest } from '../readings/index.js';
import { readLiveRequest } from './live-request.js';

/** The web app's own channel: viewers say which channels they watch, and get every reading of them once it is stored. */
@WebSocketGateway({ path: LIVE_PATH, channel: 'live' })
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy {
  /** The channels that each viewer watches, in alphabetical order, as one text: viewers of the same get the same frame. */
  private readonly watched = new Map<Connection, string>();
  private readonly since: number;
  private storedBefore = 0;
  private stats: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly bus: FanoutBus,
    private readonly ingest: ReadingIngest,
    private readonly clock: Clock,
  ) {
    this.since = clock.now();
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      this.deliver(readings);
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
    this.watched.set(viewer, '[]');
    viewer.onMessage((text) => {
      this.receive(viewer, text);
    });
    tell(viewer, { type: 'hello', connectionId: viewer.id, serverTime: this.clock.now() });
  }

  handleDisconnect(viewer: Connection): void {
    this.watched.delete(viewer);
  }

  private receive(viewer: Connection, text: string | undefined): void {
    try {
      const channels = [...new Set(readLiveRequest(text).channels)].sort();
      this.watched.set(viewer, JSON.stringify(channels));
      tell(viewer, { type: 'subscribed', channels });
    } catch (error) {
      tell(viewer, { type: 'error', ...toAnswer(error).body });
    }
  }

  /** Each frame is encoded once, for all who watch the same. */
  private deliver(readings: readonly Reading[]): void {
    const frames = new Map<string, string | undefined>();
    for (const [viewer, channels] of this.watched) {
      if (!frames.has(channels)) frames.set(channels, encode(readings, channels));
      const frame = frames.get(channels);
      if (frame !== undefined) viewer.send(frame);
    }
  }

  private tellStats(): void {
    const { stored } = this.ingest.figures;
    const perSecond = ((stored - this.storedBefore) * 1000) / LIVE_STATS_INTERVAL_MS;
    this.storedBefore = stored;
    const event = { type: 'stats', stored, since: this.since, perSecond, serverTime: this.clock.now() } as const;
    for (const viewer of this.watched.keys()) tell(viewer, event);
  }
}

/** The frame for viewers of these channels, or `undefined` where nothing in the group is theirs. */
function encode(readings: readonly Reading[], channels: string): string | undefined {
  const names = new Set(JSON.parse(channels) as string[]);
  const wanted = readings.filter(({ channel }) => names.has(channel));
  if (wanted.length === 0) return undefined;
  return JSON.stringify({ type: 'readings', readings: wanted } satisfies LiveEvent);
}

function tell(viewer: Connection, event: LiveEvent): void {
  viewer.send(JSON.stringify(event));
}
