import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway } from '@nestjs/websockets';
import { type Reading, SENSOR_CHANNELS, SOCKET_IO_PATH } from '@tachograph/contracts';
import { EventAudience, type EventConnection, type ServerEvent } from '../../events/index.js';
import { FanoutBus } from '../../fanout/index.js';
import { NotASensorError } from './errors.js';
import { SensorArchive } from './sensor-archive.js';
import { toSensorRecords } from './sensor-record.js';
import { StressIntake } from './stress-intake.js';

/** Sensors and their viewers over Socket.IO: what is sent is acknowledged once it is stored, and shown to all who look. */
@WebSocketGateway({ transport: 'socket.io', path: SOCKET_IO_PATH, channel: 'socketio' })
export class SensorGateway implements OnGatewayConnection, OnApplicationBootstrap, OnModuleDestroy {
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly intake: StressIntake,
    private readonly archive: SensorArchive,
    private readonly audience: EventAudience,
    private readonly bus: FanoutBus,
  ) {}

  /** From the bus, so that viewers see every record, whatever brought it. */
  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      if (readings.some(({ channel }) => channel === SENSOR_CHANNELS.hr.name)) this.show(readings);
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  handleConnection(client: EventConnection): void {
    client.on('esp32_sensor_data', (message) => this.store(client, message));
    client.onInTurn('frontend_request_history', async (request) => [
      'history_data',
      await this.archive.history(request),
    ]);
    client.on('frontend_subscribe_alerts', () => [
      'subscription_status',
      { status: 'subscribed', message: 'Alerts come as stress_alert' },
    ]);
  }

  private async store({ isSensor, connection }: EventConnection, message: unknown): Promise<ServerEvent> {
    if (!isSensor) throw new NotASensorError();
    const { acknowledgement, record } = await this.intake.store(message);
    connection.device = record.device_id;
    return ['data_received', acknowledgement];
  }

  private show(readings: readonly Reading[]): void {
    for (const { record, alert } of toSensorRecords(readings)) {
      this.audience.tellViewers(['new_sensor_data', record]);
      if (alert !== undefined) this.audience.tellViewers(['stress_alert', alert]);
    }
  }
}
