import type { Notification } from './notification';

/** How grave something is, as a word and as the name of an icon. */
export const NOTIFICATION_LEVELS = {
  info: { word: $localize`notice`, icon: 'info' },
  good: { word: $localize`good`, icon: 'done' },
  caution: { word: $localize`caution`, icon: 'warn' },
  alarm: { word: $localize`alarm`, icon: 'alarm' },
} as const satisfies Readonly<Record<Notification['level'], { word: string; icon: string }>>;
