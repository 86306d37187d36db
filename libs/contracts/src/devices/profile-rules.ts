import { IANAZone } from 'luxon';
import { parseShortText } from '../readings/short-text.js';
import { DEVICE_PROFILE_LIMITS, type DeviceProfile } from './device.js';

/** Characters of the longest name of a time zone that there is, and some more. */
const ZONE_MAX_LENGTH = 64;

/** What no description has in it: control characters other than those that part its lines. */
const CONTROL = /[^\P{Cc}\n\r\t]/u;

/** Whether a value is a text that may have several lines, as a device is described with. */
export function isDescription(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > DEVICE_PROFILE_LIMITS.description) return false;
  return value.isWellFormed() && !CONTROL.test(value);
}

/** Whether a value is a list of labels, each of them once. */
export function areLabels(value: unknown): value is string[] {
  if (!Array.isArray(value) || value.length > DEVICE_PROFILE_LIMITS.labels) return false;
  const labels = value.map((label) => parseShortText(label, DEVICE_PROFILE_LIMITS.label));
  return labels.every((label) => label !== undefined && label !== '') && new Set(labels).size === labels.length;
}

/** Whether a value is the IANA name of a time zone that this machine knows, or empty. */
export function isTimeZone(value: unknown): value is string {
  if (value === '') return true;
  return typeof value === 'string' && value.length <= ZONE_MAX_LENGTH && IANAZone.isValidZone(value);
}

/** A profile that keeps the rules, without the white space around its texts. */
export function tidyProfile({ title, description, group, labels, timeZone, archived }: DeviceProfile): DeviceProfile {
  return {
    title: title.trim(),
    description: description.trim(),
    group: group.trim(),
    labels: labels.map((label) => label.trim()),
    timeZone,
    archived,
  };
}
