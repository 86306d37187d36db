import type { Threshold, ThresholdLevel } from '@tachograph/contracts';
import { dialSegment } from '../../../speedometer/gauge-geometry';
import { scaleFraction, type GaugeScale } from './gauge-scale';

/** A stretch of the dial whose values are of one level. */
export interface GaugeZone {
  readonly level: ThresholdLevel;
  /** SVG path of its arc. */
  readonly arc: string;
}

/** The zones that thresholds make of a dial; what lies off the scale is left out. */
export function gaugeZones(thresholds: readonly Threshold[], scale: GaugeScale, radius: number): GaugeZone[] {
  return thresholds.flatMap(({ value, level }, place) => {
    const from = scaleFraction(value, scale);
    const to = scaleFraction(thresholds[place + 1]?.value ?? scale.most, scale);
    return to > from ? [{ level, arc: dialSegment(from, to, radius) }] : [];
  });
}
