import { Injectable, signal } from '@angular/core';
import { remember, remembered } from './remembered';

const STORAGE_KEY = 'tachograph.single-keys';

/**
 * Whether keys work that are pressed without Ctrl or Alt. Who speaks to their machine, or hits keys unawares, can switch them off
 * (WCAG 2.1, 2.1.4); remembered in this browser.
 */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  private readonly chosen = signal(remembered(STORAGE_KEY) !== 'off');

  readonly areOn = this.chosen.asReadonly();

  toggle(): void {
    this.chosen.update((areOn) => !areOn);
    remember(STORAGE_KEY, this.chosen() ? 'on' : 'off');
  }
}
