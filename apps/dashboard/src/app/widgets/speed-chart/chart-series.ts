import type { ShownReading } from '../../core/live/reading-window';
import { deviceColor } from '../../core/session/device-colors';
import type { Scheme } from '../../core/session/theme';
import { timeLine, type TimeLine } from '../time-chart/time-line';

/** Characters of a device's name that the legend has room for. */
const NAME_MAX = 28;

/** A device's name as the legend has it. */
export function legendName(device: string): string {
  return device.length > NAME_MAX ? `${device.slice(0, NAME_MAX)}…` : device;
}

/**
 * One line for each device that has readings here, in the colour and the order of its place among the devices: so the
 * legend stands still, whichever of them reported first.
 */
export function chartSeries(readings: readonly ShownReading[], devices: readonly string[], scheme: Scheme): TimeLine[] {
  return [...Map.groupBy(readings, ({ device }) => device)]
    .map(([device, own]) => ({ device, own, place: devices.indexOf(device) }))
    .sort((a, b) => a.place - b.place)
    .map(({ device, own, place }) =>
      timeLine({
        label: legendName(device),
        color: deviceColor(place, scheme),
        points: own.map(({ takenAt, value }) => ({ x: takenAt, y: value })),
      }),
    );
}
