import { Injectable } from '@nestjs/common';
import { type FieldError, parseIdentifier, parseNumeric, SPEED_CHANNEL, speedOutOfRange } from '@tachograph/contracts';
import { type SendSpeedDto, SpeedReadingDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { Settings } from '../../platform/config/index.js';
import { keepsRules, toFieldErrors } from '../../platform/errors/index.js';
import { InvalidReadingError, ReadingIngest, type Receipt } from '../../readings/index.js';

/** Checks speed readings, whatever brought them, and hands them to the door. */
@Injectable()
export class SpeedIntake {
  constructor(
    private readonly ingest: ReadingIngest,
    private readonly settings: Settings,
  ) {}

  /**
   * Checks a speed reading as a client sent it.
   *
   * @param message any JSON value; fields that the class does not name are let be
   * @param Message the class whose rules it must keep
   * @throws InvalidReadingError naming each field that breaks the rules
   */
  check(message: unknown, Message: typeof SpeedReadingDto | typeof SendSpeedDto = SpeedReadingDto): SendSpeedDto {
    if (typeof message !== 'object' || message === null || Array.isArray(message)) {
      throw new InvalidReadingError([{ path: '', message: 'a reading must be an object such as {"speed": 72}' }]);
    }
    // Field by field: a message is foreign, and may hold keys such as __proto__.
    const { speed, timestamp, device_id, id, connection_id } = message as SendSpeedDto;
    const reading = Object.assign(new Message(), { speed, timestamp, device_id, id, connection_id });
    const found = keepsRules(reading) ? [] : toFieldErrors(validateSync(reading));
    const errors = [...found, ...this.outOfRange(reading)];
    if (errors.length > 0) throw new InvalidReadingError(errors);
    return reading;
  }

  /**
   * Stores one speed reading.
   *
   * @param reading as {@link check} let it pass
   * @param device whom it belongs to if it does not say so itself
   * @returns once it is on disk
   * @throws StorageUnavailableError if it can't be stored for now
   */
  async store(reading: SpeedReadingDto, device: string): Promise<Receipt> {
    const [receipt] = await this.ingest.accept({
      device: parseIdentifier(reading.device_id) ?? device,
      messageId: parseIdentifier(reading.id),
      timestamp: reading.timestamp,
      values: [{ channel: SPEED_CHANNEL.name, unit: SPEED_CHANNEL.unit, value: parseNumeric(reading.speed) ?? 0 }],
    });
    if (receipt === undefined) throw new Error('the door gave no receipt for a reading');
    return receipt;
  }

  /** The range is the operator's to set, so it can't stand on the class. */
  private outOfRange({ speed }: SpeedReadingDto): FieldError[] {
    const value = parseNumeric(speed);
    const error = value === undefined ? undefined : speedOutOfRange(value, this.settings.speed);
    return error === undefined ? [] : [error];
  }
}
