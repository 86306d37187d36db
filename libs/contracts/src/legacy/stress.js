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
};
/** What is accepted of a sensor, in the unit of its channel; whether it is plausible on a body is another question. */
export const SENSOR_RANGES = {
    hr: { min: 0, max: 300 },
    temp: { min: -40, max: 125 },
    eda: { min: 0, max: 10_000 },
};
/** The device of sensor data that name none. */
export const DEFAULT_SENSOR_DEVICE = 'esp32';
/** Stored by its index: append only. */
export const STRESS_LEVELS = ['normal', 'medium', 'high_stress'];
export const SENSOR_HISTORY_LIMIT = { default: 100, min: 1, max: 10_000 };
//# sourceMappingURL=stress.js.map