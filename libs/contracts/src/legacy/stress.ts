/** Section 3 of the wire contract: sensors and their viewers over Socket.IO. Field names are the older system's. */

/**
 * The channels of a sensor's record, in the order in which one submission to the door names them: its readings then have
 * consecutive ids, which is what holds a record together. `stress` is the place of the level in {@link STRESS_LEVELS},
 * `confidence` is from 0 to 1. `stress_alert` is there only where the record set off an alert; its value is the
 * confidence, 0 to 1.
 */
export const SENSOR_CHANNELS = {
  hr: { name: 'hr', unit: 'bpm' },
  temp: { name: 'temp', unit: '°C' },
  eda: { name: 'eda', unit: 'µS' },
  stress: { name: 'stress', unit: '' },
  confidence: { name: 'confidence', unit: '' },
  alert: { name: 'stress_alert', unit: '' },
} as const;

/** What is accepted of a sensor, in the unit of its channel; whether it is plausible on a body is another question. */
export const SENSOR_RANGES = {
  hr: { min: 0, max: 300 },
  temp: { min: -40, max: 125 },
  eda: { min: 0, max: 10_000 },
} as const;

/** The device of sensor data that name none. */
export const DEFAULT_SENSOR_DEVICE = 'esp32';

/** Stored by its index: append only. */
export const STRESS_LEVELS = ['normal', 'medium', 'high_stress'] as const;
export type StressLevel = (typeof STRESS_LEVELS)[number];

/** What a sensor sends: as an object or as its JSON text, the numbers as text too. */
export interface SensorMessage {
  /** Heart rate, beats/min, 0–300. */
  hr: number | string;
  /** Skin temperature, °C, −40–125. */
  temp: number | string;
  /** Skin conductance, µS, 0–10 000. */
  eda: number | string;
  timestamp?: string | number;
  device_id?: string;
}

/** To the sensor, once its record is stored: event `data_received`, and the answer of `POST /api/esp32/data`. */
export interface SensorAcknowledgement {
  status: 'success';
  message: string;
  record_id: number;
  /** Confidence from 0 to 1. */
  stress_prediction: { label: StressLevel; confidence: number };
}

/** One record as viewers get it, live and from the history. */
export interface SensorRecord {
  id: number;
  /** When it was taken: ISO 8601, UTC. */
  timestamp: string;
  hr: number;
  temp: number;
  eda: number;
  stress_level: StressLevel;
  /** Per cent, 0–100. */
  confidence: number;
  device_id: string;
}

/** At the start of an episode of high stress, and at most once a minute while it lasts. */
export interface StressAlert {
  type: 'stress_alert';
  level: 'high_stress';
  /** Per cent, 0–100. */
  confidence: number;
  message: string;
  timestamp: string;
  device_id: string;
  sensor_data: { hr: number; temp: number; eda: number };
}

export interface SensorHistory {
  count: number;
  /** Newest first. */
  data: SensorRecord[];
}

export const SENSOR_HISTORY_LIMIT = { default: 100, min: 1, max: 10_000 } as const;
