import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import { type Reading, SOCKET_IO_PATH, SPEED_CHANNEL } from '@tachograph/contracts';
import { EventAudience, type EventConnection, type ServerEvent } from '../events/index.js';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { VERSION } from '../platform/version.js';

/** What every Socket.IO client may ask and is told, whatever it is: who is connected, every speed, signs of life. */
@WebSocketGateway({ transport: 'socket.io', path: SOCKET_IO_PATH, channel: 'socketio' })
export class EventsGateway
  implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy
{
  private unsubscribe: (() => void) | undefined;
  private statsDue = false;

  constructor(
    private readonly audience: EventAudience,
    private readonly bus: FanoutBus,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      for (const reading of readings) if (reading.channel === SPEED_CHANNEL.name) this.tellSpeed(reading);
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  handleConnection(client: EventConnection): void {
    client.on('ping', () => ['pong', { timestamp: this.now() }]);
    client.on('health_check', () => this.health());
    const { id } = client.connection;
    client.send(['connection_status', { status: 'connected', message: 'Connected to Tachograph', connection_id: id }]);
    this.tellStats();
  }

  handleDisconnect(): void {
    this.tellStats();
  }

  private tellSpeed({ takenAt, value }: Reading): void {
    this.audience.tellViewers(['newData', { time: String(takenAt), speed: String(value) }]);
  }

  /** Once for all changes of a moment: when everyone goes at the same time, not each must hear of each. */
  private tellStats(): void {
    if (this.statsDue) return;
    this.statsDue = true;
    setImmediate(() => {
      this.statsDue = false;
      this.audience.tellViewers(['client_stats', this.audience.stats]);
    });
  }

  private health(): ServerEvent {
    const health = {
      status: 'healthy',
      timestamp: this.now(),
      connected_clients: this.audience.stats.total_clients,
      server_info: { name: 'Tachograph', version: VERSION, uptime: Math.round(process.uptime()) },
    } as const;
    return ['health_status', health];
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}
