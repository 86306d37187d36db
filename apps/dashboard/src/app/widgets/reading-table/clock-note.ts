import type { ClockFlag } from '@tachograph/contracts';

const NOTES: Record<ClockFlag, string> = {
  device: '',
  absent: $localize`server time: device sent none`,
  unparsable: $localize`server time: device’s could not be read`,
  implausible: $localize`server time: device’s was implausible`,
};

/** Whose clock a reading's time is from, where it is not the device's own; empty where it is. */
export function clockNote(clock: ClockFlag): string {
  return NOTES[clock];
}
