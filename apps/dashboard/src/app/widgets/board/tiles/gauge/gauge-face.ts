import type { ThresholdLevel, WidgetSettings } from '@tachograph/contracts';
import { figureText } from '../../../../core/session/figure-format';
import { significantNumber } from '../../../../core/session/number-format';
import { dialMark, dialSegment, type DialMark } from '../../../speedometer/gauge-geometry';
import { gaugeScale, scaleFraction, scaleMarks, type GaugeScale } from './gauge-scale';

/** Around the track of the dial. */
const ZONE_RADIUS = 93;
/** A scale that goes as far as this has its figures cut short. */
const LARGE = 100_000;
const LARGE_DIGITS = 4;

/** What of a dial stands still: its scale, marks and figures, and the zones of the thresholds. */
export interface GaugeFace {
  readonly scale: GaugeScale;
  readonly marks: readonly DialMark[];
  readonly zones: readonly GaugeZone[];
}

/** A stretch of the dial whose values are of one level. */
export interface GaugeZone {
  readonly level: ThresholdLevel;
  /** SVG path of its arc. */
  readonly arc: string;
}

/** @param values those that it must have room for, in the unit that is shown */
export function gaugeFace(settings: WidgetSettings, unit: string, values: readonly number[]): GaugeFace {
  const scale = gaugeScale(settings, unit, values);
  return { scale, marks: marksOf(scale), zones: zonesOf(settings, scale) };
}

/** Long marks with figures, and a short one in the middle of two. */
function marksOf(scale: GaugeScale): DialMark[] {
  const marks = scaleMarks(scale);
  const short = marks.slice(1).map(({ fraction }, place) => dialMark((fraction + (marks[place]?.fraction ?? 0)) / 2));
  return [...short, ...marks.map(({ fraction, value }) => dialMark(fraction, markText(value, scale)))];
}

/** Figures of many digits would run into one another. */
function markText(value: number, { least, most }: GaugeScale): string {
  const isLarge = Math.max(-least, most) >= LARGE;
  return isLarge ? significantNumber(value, LARGE_DIGITS, 'compact') : figureText(value, null);
}

/** What lies off the scale is left out. */
function zonesOf({ thresholds }: WidgetSettings, scale: GaugeScale): GaugeZone[] {
  return thresholds.flatMap(({ value, level }, place) => {
    const from = scaleFraction(value, scale);
    const to = scaleFraction(thresholds[place + 1]?.value ?? scale.most, scale);
    return to > from ? [{ level, arc: dialSegment(from, to, ZONE_RADIUS) }] : [];
  });
}
