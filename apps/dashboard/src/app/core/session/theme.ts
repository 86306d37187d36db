import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { remember, remembered } from './remembered';

/** `system` follows the setting of the reader's machine. */
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

/** Also read by `public/theme-boot.js`, before the first paint. */
const STORAGE_KEY = 'tachograph.theme';

/** Dark, light, or as the system has it; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly darkQuery = matchMedia('(prefers-color-scheme: dark)');
  private readonly systemScheme = signal<Scheme>(this.darkQuery.matches ? 'dark' : 'light');
  private readonly chosen = signal<ThemeChoice>(known(remembered(STORAGE_KEY)));

  readonly choice = this.chosen.asReadonly();
  /** What is on the screen now. */
  readonly scheme = computed<Scheme>(() => {
    const choice = this.chosen();
    return choice === 'system' ? this.systemScheme() : choice;
  });

  constructor() {
    const follow = () => this.systemScheme.set(this.darkQuery.matches ? 'dark' : 'light');
    this.darkQuery.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.darkQuery.removeEventListener('change', follow));
  }

  /** Shows it and remembers it. */
  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') delete this.root.dataset.theme;
    else this.root.dataset.theme = choice;
    remember(STORAGE_KEY, choice);
  }
}

function known(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}
