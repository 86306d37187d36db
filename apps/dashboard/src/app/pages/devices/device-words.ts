import type { Device, DeviceTraffic } from '@tachograph/contracts';
import { roughDuration } from '../../core/session/age-words';
import { formatCount } from '../../core/session/count-words';
import { formatNumber } from '../../core/session/number-format';
import { plural } from '../../core/session/plural';

/** Many clocks are told to the second only. */
const RIGHT_MS = 1_000;

/** What people call a device. */
export function titleOf({ title, name }: Pick<Device, 'title' | 'name'>): string {
  return title === '' ? name : title;
}

/** How often a device reports: `12.5/s`, `3/min`, `0`. */
export function rateWords(perSecond: number): string {
  if (perSecond === 0) return formatNumber(0);
  if (perSecond >= 1) return $localize`${formatNumber(perSecond, 1)}:count:/s`;
  return $localize`${formatNumber(perSecond * 60, 1)}:count:/min`;
}

/** What is known of a device's clock: `right`, `2.3 s ahead`, `5 min behind`. */
export function clockWords(offset: number | null): string {
  if (offset === null) return $localize`not known`;
  if (Math.abs(offset) < RIGHT_MS) return $localize`right`;
  const duration = roughDuration(offset);
  return offset > 0 ? $localize`${duration}:duration: ahead` : $localize`${duration}:duration: behind`;
}

/** Messages that came again. */
export function duplicateWords({ duplicates }: Pick<DeviceTraffic, 'duplicates'>): string {
  return plural(duplicates, {
    one: $localize`1 came twice`,
    other: $localize`${formatCount(duplicates)}:count: came twice`,
  });
}

/** Readings that came long after they were taken. */
export function lateWords({ late }: Pick<DeviceTraffic, 'late'>): string {
  return plural(late, { one: $localize`1 came late`, other: $localize`${formatCount(late)}:count: came late` });
}

/** What came late or twice, in short; empty where nothing did. */
export function troubleWords(traffic: DeviceTraffic): string {
  const words = [
    ...(traffic.late > 0 ? [lateWords(traffic)] : []),
    ...(traffic.duplicates > 0 ? [duplicateWords(traffic)] : []),
  ];
  return words.join(' · ');
}

/** So many devices. */
export function deviceCount(count: number): string {
  return plural(count, { one: $localize`1 device`, other: $localize`${formatCount(count)}:count: devices` });
}
