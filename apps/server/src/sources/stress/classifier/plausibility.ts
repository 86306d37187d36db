import type { SensorSample } from './sensor-sample.ts';

/** What occurs on a body that is awake and wears the sensor; outside, the sensor is off or disturbed. */
const PLAUSIBLE = {
  hr: { min: 30, max: 220 },
  temp: { min: 25, max: 42 },
  eda: { min: 0.02, max: 60 },
} as const;

/** Skin conductance does not change faster, µS in a second. */
const EDA_STEP_MAX = 10;

/** Which signals of a sample can be believed; none where the sensor is not worn, as the temperature tells. */
export interface Plausible {
  readonly hr: boolean;
  readonly eda: boolean;
}

/** @param before the last skin conductance that was plausible, µS, and when it was taken, ms */
export function plausible(sample: SensorSample, before?: { takenAt: number; eda: number }): Plausible {
  const worn = isWithin(sample.temp, PLAUSIBLE.temp);
  return {
    hr: worn && isWithin(sample.hr, PLAUSIBLE.hr),
    eda: worn && isWithin(sample.eda, PLAUSIBLE.eda) && !isJump(sample, before),
  };
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return value >= min && value <= max;
}

/** A fast sensor's noise is no jump, so a second counts at least. */
function isJump({ takenAt, eda }: SensorSample, before?: { takenAt: number; eda: number }): boolean {
  if (before === undefined) return false;
  const seconds = Math.max(1, (takenAt - before.takenAt) / 1000);
  return Math.abs(eda - before.eda) >= EDA_STEP_MAX * seconds;
}
