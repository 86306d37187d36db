import type { Threshold } from '@tachograph/contracts';

/** Good from 0, to be careful from 80 and too fast from 120 on, of which one is told. */
export const SPEED_THRESHOLDS: Threshold[] = [
  { value: 0, level: 'good', label: '', notify: false },
  { value: 80, level: 'caution', label: 'brisk', notify: false },
  { value: 120, level: 'alarm', label: 'too fast', notify: true },
];
