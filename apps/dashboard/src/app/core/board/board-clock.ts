import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { matchesChannel, type ChannelPattern } from '@tachograph/contracts';
import { DeviceZones } from '../api/device-zones';
import { UTC_CLOCK, VIEWER_CLOCK, WallClock } from '../session/wall-clock';
import { BoardTime } from './board-time';

/** By which clock a dashboard tells times: the viewer's, that of its devices where they all are in one zone, or UTC. */
@Injectable()
export class BoardClock {
  private readonly time = inject(BoardTime);
  private readonly zones = inject(DeviceZones);
  private readonly shown = signal<readonly ChannelPattern[]>([]);

  /** The one zone of the devices shown, by its IANA name; null where they have several, or none is known. */
  readonly deviceZone = computed(() => {
    const own = this.zones
      .known()
      ?.filter(({ name, channels }) => channels.some((each) => this.isShown(name, each.channel)));
    const [zone, ...others] = new Set(own?.map(({ timeZone }) => timeZone));
    return zone !== undefined && others.length === 0 ? zone : null;
  });
  readonly clock = computed<WallClock>(() => {
    if (this.time.zone() === 'utc') return UTC_CLOCK;
    const zone = this.time.zone() === 'device' ? this.deviceZone() : null;
    return zone === null ? VIEWER_CLOCK : new WallClock(zone);
  });
  /** The name of the zone that times are told in. */
  readonly zoneName = computed(() => this.clock().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);

  constructor() {
    effect(() => {
      if (this.time.zone() === 'device') untracked(() => this.zones.want());
    });
  }

  /** These channels are shown: their devices' zones count. */
  shows(patterns: readonly ChannelPattern[]): void {
    this.shown.set(patterns);
  }

  private isShown(device: string, channel: string): boolean {
    return this.shown().some((pattern) => matchesChannel(pattern, device, channel));
  }
}
