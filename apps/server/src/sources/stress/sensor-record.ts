import {
  type Reading,
  SENSOR_CHANNELS,
  type SensorRecord,
  STRESS_LEVELS,
  type StressAlert,
  toMessages,
} from '@tachograph/contracts';

/** A record as it stands in the store, and the alert that it set off. */
export interface StoredSensorRecord {
  readonly record: SensorRecord;
  readonly alert?: StressAlert;
}

type SensorChannel = keyof typeof SENSOR_CHANNELS;
const ORDER = Object.keys(SENSOR_CHANNELS) as SensorChannel[];
const NAMES = ORDER.map((key) => SENSOR_CHANNELS[key].name);

/** The values of one message; one that is missing was not among the readings. */
export interface SensorValues {
  /** Of the first value. */
  readonly id: number;
  readonly device: string;
  /** Milliseconds since 1970, UTC. */
  readonly takenAt: number;
  readonly receivedAt: number;
  readonly values: Readonly<Partial<Record<SensorChannel, number>>>;
}

/** The messages of sensors among readings, as {@link toMessages} finds them. */
export function toSensorValues(readings: readonly Reading[]): SensorValues[] {
  return toMessages(readings, NAMES).map(({ first: { id, device, takenAt, receivedAt }, values }) => {
    const byKey = Object.fromEntries(ORDER.map((key) => [key, values.get(SENSOR_CHANNELS[key].name)]));
    return { id, device, takenAt, receivedAt, values: byKey };
  });
}

/**
 * Puts readings back together into records; what is no whole record is left out. For live readings and for rows of the
 * history alike.
 *
 * @param readings any order within
 * @returns in the order of their heart rates among the readings
 */
export function toSensorRecords(readings: readonly Reading[]): StoredSensorRecord[] {
  return toSensorValues(readings).flatMap((message) => toRecord(message) ?? []);
}

function toRecord({ id, device, takenAt, values }: SensorValues): StoredSensorRecord | undefined {
  const { hr, temp, eda, stress, confidence, alert } = values;
  const level = stress === undefined ? undefined : STRESS_LEVELS[stress];
  if (hr === undefined || temp === undefined || eda === undefined) return undefined;
  if (level === undefined || confidence === undefined) return undefined;
  const record: SensorRecord = {
    id,
    timestamp: new Date(takenAt).toISOString(),
    hr,
    temp,
    eda,
    stress_level: level,
    confidence: toPercent(confidence),
    device_id: device,
  };
  return alert === undefined ? { record } : { record, alert: toAlert(record, alert) };
}

function toAlert({ hr, temp, eda, timestamp, device_id }: SensorRecord, value: number): StressAlert {
  const confidence = toPercent(value);
  return {
    type: 'stress_alert',
    level: 'high_stress',
    confidence,
    message: `High stress estimated for ${device_id}, confidence ${confidence} %`,
    timestamp,
    device_id,
    sensor_data: { hr, temp, eda },
  };
}

/** Stored with four digits, so two remain. */
function toPercent(confidence: number): number {
  return Math.round(confidence * 10_000) / 100;
}
