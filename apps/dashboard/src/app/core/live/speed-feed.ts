import { Injectable, computed } from '@angular/core';
import { SPEED_CHANNEL } from '@tachograph/contracts';
import { ReadingFeed } from './reading-feed';
import { WINDOW_SIZE, type ShownReading } from './reading-window';

/** The speeds that the page shows. */
@Injectable({ providedIn: 'root' })
export class SpeedFeed extends ReadingFeed {
  /** Of the chosen device or of all, oldest first by the time they were taken. */
  readonly readings = computed<readonly ShownReading[]>(() => this.of(SPEED_CHANNEL.name));

  constructor() {
    super({ channels: [SPEED_CHANNEL.name], size: WINDOW_SIZE });
  }
}
