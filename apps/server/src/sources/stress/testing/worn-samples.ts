import type { ReceivedSample } from '../worn-sensor.js';

export const START = Date.UTC(2026, 10, 21);

/** A person who is calm, and whose heart and skin respond from a second on; received as it is taken. */
export function sampleAt(second: number, { arousedFrom = Infinity } = {}): ReceivedSample {
  const share = Math.min(1, Math.max(0, (second - arousedFrom) / 30));
  const takenAt = START + second * 1000;
  return {
    takenAt,
    receivedAt: takenAt,
    hr: 65 + 3 * Math.sin(second / 7) + 35 * share,
    temp: 33,
    eda: 1 + 0.05 * Math.sin(second / 11) + 3 * share,
  };
}
