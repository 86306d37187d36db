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
import { readDeviceTime, type SensorMessageDto } from '@tachograph/contracts/dto';
import { Clock } from '../../platform/clock.js';
import { type ChannelValue, ReadingIngest, type Receipt } from '../../readings/index.js';
import { checkSensorMessage } from './check-sensor-message.js';
import type { SensorSample } from './classifier/sensor-sample.ts';
import { toSensorRecords } from './sensor-record.js';
import type { Assessment } from './worn-sensor.js';
import { WornSensors } from './worn-sensors.js';

/** What became of a sensor's message. */
export interface StressReceipt {
  readonly acknowledgement: SensorAcknowledgement;
  readonly record: SensorRecord;
}

/** Checks what sensors send, whatever brought it, estimates the stress, and hands both to the door as one submission. */
@Injectable()
export class StressIntake {
  constructor(
    private readonly ingest: ReadingIngest,
    private readonly sensors: WornSensors,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks, classifies and stores one sensor message. Messages of one device are classified in the order of the calls.
   *
   * @param message an object, or its JSON text
   * @returns once it is on disk
   * @throws InvalidReadingError naming each bad field; StorageUnavailableError if it can't be stored for now
   */
  async store(message: unknown): Promise<StressReceipt> {
    const { device_id, timestamp, ...measured } = checkSensorMessage(message);
    const device = parseIdentifier(device_id) ?? DEFAULT_SENSOR_DEVICE;
    const receivedAt = this.clock.now();
    const { takenAt } = readDeviceTime(timestamp, receivedAt);
    const sample = { takenAt, receivedAt, ...numbersOf(measured) };
    const sensor = await this.sensors.of(device, takenAt);
    return sensor.take(sample, async (assessment) => {
      const receipts = await this.ingest.accept({ device, timestamp, values: valuesOf(sample, assessment) });
      return toReceipt(receipts, assessment);
    });
  }
}

function numbersOf({ hr, temp, eda }: Pick<SensorMessageDto, 'hr' | 'temp' | 'eda'>) {
  return { hr: parseNumeric(hr) ?? NaN, temp: parseNumeric(temp) ?? NaN, eda: parseNumeric(eda) ?? NaN };
}

/** In the order of SENSOR_CHANNELS: their readings get consecutive ids, by which they are found together again. */
function valuesOf({ hr, temp, eda }: SensorSample, { label, confidence, alert }: Assessment): ChannelValue[] {
  return [
    valueOf('hr', hr),
    valueOf('temp', temp),
    valueOf('eda', eda),
    valueOf('stress', STRESS_LEVELS.indexOf(label)),
    valueOf('confidence', confidence),
    ...(alert ? [valueOf('alert', confidence)] : []),
  ];
}

function valueOf(key: keyof typeof SENSOR_CHANNELS, value: number): ChannelValue {
  const { name, unit } = SENSOR_CHANNELS[key];
  return { channel: name, unit, value };
}

function toReceipt(receipts: readonly Receipt[], { label, confidence }: Assessment): StressReceipt {
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
