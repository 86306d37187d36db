import type { ThresholdLevel } from '@tachograph/contracts';
import type { IconName } from '../../icon/icon';

/** The icon of each level: told apart by shape as well as colour. */
export const LEVEL_ICONS: Readonly<Record<ThresholdLevel, IconName>> = {
  good: 'done',
  notice: 'info',
  caution: 'warn',
  alarm: 'alarm',
};
