/** Section 3 of the wire contract: sensors and their viewers over Socket.IO. Field names are the older system's. */
/**
 * The channels of a sensor's record, in the order in which one submission to the door names them: its readings then have
 * consecutive ids, which is what holds a record together. `stress` is the place of the level in {@link STRESS_LEVELS},
 * `confidence` is from 0 to 1. `stress_alert` is there only where the record set off an alert; its value is the
 * confidence, 0 to 1.
 */
export declare const SENSOR_CHANNELS: {
    readonly hr: {
        readonly name: "hr";
        readonly unit: "bpm";
    };
    readonly temp: {
        readonly name: "temp";
        readonly unit: "°C";
    };
    readonly eda: {
        readonly name: "eda";
        readonly unit: "µS";
    };
    readonly stress: {
        readonly name: "stress";
        readonly unit: "";
    };
    readonly confidence: {
        readonly name: "confidence";
        readonly unit: "";
    };
    readonly alert: {
        readonly name: "stress_alert";
        readonly unit: "";
    };
};
/** What is accepted of a sensor, in the unit of its channel; whether it is plausible on a body is another question. */
export declare const SENSOR_RANGES: {
    readonly hr: {
        readonly min: 0;
        readonly max: 300;
    };
    readonly temp: {
        readonly min: -40;
        readonly max: 125;
    };
    readonly eda: {
        readonly min: 0;
        readonly max: 10000;
    };
};
/** The device of sensor data that name none. */
export declare const DEFAULT_SENSOR_DEVICE = "esp32";
/** Stored by its index: append only. */
export declare const STRESS_LEVELS: readonly ["normal", "medium", "high_stress"];
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
    stress_prediction: {
        label: StressLevel;
        confidence: number;
    };
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
    sensor_data: {
        hr: number;
        temp: number;
        eda: number;
    };
}
export interface SensorHistory {
    count: number;
    /** Newest first. */
    data: SensorRecord[];
}
export declare const SENSOR_HISTORY_LIMIT: {
    readonly default: 100;
    readonly min: 1;
    readonly max: 10000;
};
