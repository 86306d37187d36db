import { Injectable } from '@angular/core';
import { HOST_CHANNELS } from '@tachograph/contracts';
import { ReadingFeed } from '../../core/live/reading-feed';

/** The last ten minutes of what is measured of each machine once a second. */
@Injectable({ providedIn: 'root' })
export class HostFeed extends ReadingFeed {
  constructor() {
    super({ channels: Object.values(HOST_CHANNELS).map(({ name }) => name), size: 600, devices: 8 });
  }
}
