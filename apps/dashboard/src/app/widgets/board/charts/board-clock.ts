import type { DashboardZone } from '@tachograph/contracts';
import { UTC_CLOCK, VIEWER_CLOCK, type WallClock } from '../../../core/session/wall-clock';

/** The clock by which a dashboard's times are told; the devices' own where that is known is the viewer's until it is. */
export function boardClock(zone: DashboardZone): WallClock {
  return zone === 'utc' ? UTC_CLOCK : VIEWER_CLOCK;
}
