import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

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
  private readonly chosen = signal<ThemeChoice>(remembered());

  readonly choice = this.chosen.asReadonly();
  /** What is on the screen now. */
  readonly scheme = computed<Scheme>(() => {
    const choice = this.chosen();
    return choice === 'system' ? this.systemScheme() : choice;
  });
  /** What `advance` would choose: first what looks different, so that every press but the last shows. */
  readonly following = computed<ThemeChoice>(() => {
    const system = this.systemScheme();
    const order: ThemeChoice[] = ['system', system === 'dark' ? 'light' : 'dark', system];
    return order[(order.indexOf(this.chosen()) + 1) % order.length] ?? 'system';
  });

  constructor() {
    const follow = () => this.systemScheme.set(this.darkQuery.matches ? 'dark' : 'light');
    this.darkQuery.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.darkQuery.removeEventListener('change', follow));
  }

  /** Goes on to the next of the three. */
  advance(): void {
    this.choose(this.following());
  }

  /** Shows it and remembers it. */
  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    if (choice === 'system') delete this.root.dataset.theme;
    else this.root.dataset.theme = choice;
    remember(choice);
  }
}

function remembered(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function remember(choice: ThemeChoice): void {
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // A browser that blocks storage still shows the theme; it only forgets it.
  }
}
