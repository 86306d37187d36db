/** What a sensor measured at one instant. */
export interface SensorSample {
  /** Milliseconds since 1970, UTC. */
  readonly takenAt: number;
  /** Heart rate, beats/min. */
  readonly hr: number;
  /** Skin temperature, °C. */
  readonly temp: number;
  /** Skin conductance, µS. */
  readonly eda: number;
}
