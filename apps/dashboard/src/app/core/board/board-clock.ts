import { Injectable, computed, inject } from '@angular/core';
import { DeviceZones } from '../api/device-zones';
import { UTC_CLOCK, VIEWER_CLOCK, WallClock } from '../session/wall-clock';
import { BoardTime } from './board-time';

/** By which clock a dashboard tells times: the viewer's, that of the devices where all that say theirs say the same, or UTC. */
@Injectable()
export class BoardClock {
  private readonly time = inject(BoardTime);
  private readonly zones = inject(DeviceZones);

  /** The one zone of the devices, by its IANA name; null where they have several, or none is known. */
  readonly deviceZone = computed(() => {
    const [first, ...others] = this.zones.all() ?? [];
    return first !== undefined && others.length === 0 ? first : null;
  });
  readonly clock = computed(() => {
    switch (this.time.zone()) {
      case 'utc':
        return UTC_CLOCK;
      case 'viewer':
        return VIEWER_CLOCK;
      case 'device': {
        const zone = this.deviceZone();
        return zone === null ? VIEWER_CLOCK : new WallClock(zone);
      }
    }
  });
  /** The name of the zone that times are told in. */
  readonly zoneName = computed(() => this.clock().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}
