import { Injectable } from '@nestjs/common';
import {
  DEFAULT_SENSOR_DEVICE,
  parseIdentifier,
  parseNumeric,
  SENSOR_CHANNELS,
  type SensorAcknowledgement,
  type SensorRecord,
  STRESS_LEVELS,
} from '@tachograph/contracts';
import { SensorMessageDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { toFieldErrors } from '../../platform/errors/index.js';
import { type ChannelValue, InvalidReadingError, ReadingIngest } from '../../readings/index.js';
import { UNKNOWN } from './classifier/stress-classifier.ts';
import { toSensorRecords } from './sensor-record.js';

/** What became of a sensor's message. */
export interface StressReceipt {
  readonly acknowledgement: SensorAcknowledgement;
  readonly record: SensorRecord;
}

/** Checks what sensors send, whatever brought it, estimates the stress, and hands both to the door as one submission. */
@Injectable()
export class StressIntake {
  constructor(private readonly ingest: ReadingIngest) {}

  /**
   * Checks, classifies and stores one sensor message.
   *
   * @param message an object, or its JSON text
   * @returns once it is on disk
   * @throws InvalidReadingError naming each bad field; StorageUnavailableError if it can't be stored for now
   */
  async store(message: unknown): Promise<StressReceipt> {
    const { hr, temp, eda, timestamp, device_id } = check(message);
    const { label, confidence } = UNKNOWN;
    const values: ChannelValue[] = [
      valueOf('hr', parseNumeric(hr)),
      valueOf('temp', parseNumeric(temp)),
      valueOf('eda', parseNumeric(eda)),
      valueOf('stress', STRESS_LEVELS.indexOf(label)),
      valueOf('confidence', confidence),
    ];
    const device = parseIdentifier(device_id) ?? DEFAULT_SENSOR_DEVICE;
    const receipts = await this.ingest.accept({ device, timestamp, values });
    const [stored] = toSensorRecords(receipts.map(({ reading }) => reading));
    if (stored === undefined) throw new Error('the door gave back no whole record');
    const { record } = stored;
    return {
      record,
      acknowledgement: {
        status: 'success',
        message: 'Sensor data stored',
        record_id: record.id,
        stress_prediction: { label, confidence },
      },
    };
  }
}

function valueOf(key: keyof typeof SENSOR_CHANNELS, value = 0): ChannelValue {
  const { name, unit } = SENSOR_CHANNELS[key];
  return { channel: name, unit, value };
}

function check(message: unknown): SensorMessageDto {
  const content = typeof message === 'string' ? parseText(message) : message;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    const example = '{"hr": 72, "temp": 33.4, "eda": 0.42}';
    throw new InvalidReadingError([
      { path: '', message: `a reading must be an object such as ${example}, or its JSON text` },
    ]);
  }
  // Field by field: a message is foreign, and may hold keys such as __proto__.
  const { hr, temp, eda, timestamp, device_id } = content as SensorMessageDto;
  const reading = Object.assign(new SensorMessageDto(), { hr, temp, eda, timestamp, device_id });
  const errors = toFieldErrors(validateSync(reading));
  if (errors.length > 0) throw new InvalidReadingError(errors);
  return reading;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
