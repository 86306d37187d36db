import type { ChartDataset } from 'chart.js';
import type { ShownReading } from '../../core/live/reading-window';
import { deviceColor } from '../../core/session/device-colors';
import type { Scheme } from '../../core/session/theme';

/** A pause of so many usual intervals is a gap, and so is not drawn as if it had been measured. */
const GAP_INTERVALS = 6;
const GAP_LEAST_MS = 4_000;
/** Characters of a device's name that the legend has room for. */
const NAME_MAX = 28;

export type SpeedSeries = ChartDataset<'line', { x: number; y: number }[]>;

/** One line for each device that has readings here, in the colour of its place among the devices. */
export function chartSeries(
  readings: readonly ShownReading[],
  devices: readonly string[],
  scheme: Scheme,
): SpeedSeries[] {
  return [...Map.groupBy(readings, ({ device }) => device)].map(([device, own]) => {
    const color = deviceColor(devices.indexOf(device), scheme);
    return {
      label: device.length > NAME_MAX ? `${device.slice(0, NAME_MAX)}…` : device,
      // The first and the last point stand on the edge of the drawing and are drawn whole.
      clip: 6,
      data: own.map(({ takenAt, value }) => ({ x: takenAt, y: value })),
      borderColor: color,
      backgroundColor: color,
      spanGaps: gapLimit(own.map(({ takenAt }) => takenAt)),
    };
  });
}

/** The longest pause in milliseconds that a line may bridge, after how often this device usually reports. */
export function gapLimit(times: readonly number[]): number {
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
  return Math.max(GAP_LEAST_MS, usual * GAP_INTERVALS);
}
