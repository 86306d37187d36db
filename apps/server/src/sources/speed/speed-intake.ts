import { Injectable } from '@nestjs/common';
import { type FieldError, parseIdentifier, parseNumeric, SPEED_CHANNEL } from '@tachograph/contracts';
import { SpeedReadingDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { Settings } from '../../platform/config/index.js';
import { toFieldErrors } from '../../platform/errors/index.js';
import { InvalidReadingError, ReadingIngest, type Receipt } from '../../readings/index.js';

/** Checks speed readings, whatever brought them, and hands them to the door. */
@Injectable()
export class SpeedIntake {
  constructor(
    private readonly ingest: ReadingIngest,
    private readonly settings: Settings,
  ) {}

  /**
   * Stores one speed reading.
   *
   * @param message as a client sent it
   * @param device whom it belongs to if it does not say so itself
   * @returns once it is on disk
   * @throws InvalidReadingError if a field breaks the rules, StorageUnavailableError if it can't be stored for now
   */
  async store(message: object, device: string): Promise<Receipt> {
    const reading = this.check(message);
    const [receipt] = await this.ingest.accept({
      device: parseIdentifier(reading.device_id) ?? device,
      messageId: parseIdentifier(reading.id),
      timestamp: reading.timestamp,
      values: [{ channel: SPEED_CHANNEL.name, unit: SPEED_CHANNEL.unit, value: parseNumeric(reading.speed) ?? 0 }],
    });
    if (receipt === undefined) throw new Error('the door gave no receipt for a reading');
    return receipt;
  }

  private check(message: object): SpeedReadingDto {
    // Field by field: a message is foreign, and may hold keys such as __proto__.
    const { speed, timestamp, device_id, id } = message as SpeedReadingDto;
    const reading = Object.assign(new SpeedReadingDto(), { speed, timestamp, device_id, id });
    const errors = [...toFieldErrors(validateSync(reading)), ...this.outOfRange(reading)];
    if (errors.length > 0) throw new InvalidReadingError(errors);
    return reading;
  }

  /** The range is the operator's to set, so it can't stand on the class. */
  private outOfRange({ speed }: SpeedReadingDto): FieldError[] {
    const { min, max } = this.settings.speed;
    const value = parseNumeric(speed);
    if (value === undefined || (value >= min && value <= max)) return [];
    return [{ path: 'speed', message: `speed must be from ${min} to ${max} ${SPEED_CHANNEL.unit}` }];
  }
}
