import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { remember, remembered } from './remembered';

/** How much room everything has: `compact` for many figures at a desk, `roomy` for a wall. */
export const DENSITIES = ['compact', 'normal', 'roomy'] as const;
export type DensityChoice = (typeof DENSITIES)[number];

/** Also read by `public/theme-boot.js`, before the first paint. */
const STORAGE_KEY = 'tachograph.density';

/** How much room everything on the page has; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class Density {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<DensityChoice>(known(remembered(STORAGE_KEY)));

  readonly choice = this.chosen.asReadonly();

  /** Shows it and remembers it. */
  choose(choice: DensityChoice): void {
    this.chosen.set(choice);
    if (choice === 'normal') delete this.root.dataset.density;
    else this.root.dataset.density = choice;
    remember(STORAGE_KEY, choice);
  }
}

function known(text: string | null): DensityChoice {
  return DENSITIES.find((each) => each === text) ?? 'normal';
}
