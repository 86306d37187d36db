import { Injectable } from '@nestjs/common';
import { DEFAULT_SPEED_DEVICE, parseIdentifier, type SendAnswer } from '@tachograph/contracts';
import { SendSpeedDto } from '@tachograph/contracts/dto';
import { type Connection, ConnectionNotFoundError, ConnectionRegistry } from '../../connections/index.js';
import { toSpeedEntry } from './speed-entry.js';
import { SpeedIntake } from './speed-intake.js';

/** Stores a reading that came over HTTP and delivers it to connections of the speed channel. */
@Injectable()
export class SpeedDelivery {
  constructor(
    private readonly intake: SpeedIntake,
    private readonly registry: ConnectionRegistry,
  ) {}

  /**
   * @param body any JSON value
   * @returns once the reading is on disk and handed to its receivers
   * @throws ConnectionNotFoundError if `connection_id` is not open; then nothing is stored. Else as SpeedIntake does
   */
  async send(body: unknown): Promise<SendAnswer> {
    const message = this.intake.check(body, SendSpeedDto);
    const receiver = this.receiverOf(message);
    const { reading } = await this.intake.store(message, receiver?.facts.device ?? DEFAULT_SPEED_DEVICE);
    const entry = toSpeedEntry(reading);
    const text = JSON.stringify({ speed: message.speed, timestamp: message.timestamp ?? entry.timestamp });
    const receivers = receiver === undefined ? this.registry.list('speed') : [receiver];
    return { delivered: receivers.filter((connection) => connection.send(text)).length, reading: entry };
  }

  private receiverOf({ connection_id }: SendSpeedDto): Connection | undefined {
    const id = parseIdentifier(connection_id);
    if (id === undefined) return undefined;
    const connection = this.registry.find(id);
    if (connection?.facts.channel !== 'speed') throw new ConnectionNotFoundError(id);
    return connection;
  }
}
