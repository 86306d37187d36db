import { Injectable, Injector, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Commands, type Command } from '../../core/commands/commands';
import { DENSITIES, Density, type DensityChoice } from '../../core/session/density';
import { Theme, type ThemeChoice } from '../../core/session/theme';
import { NAV_PAGES } from '../app-nav/app-nav';

/** Under which heading stands what can be done on every page. */
const GROUP = $localize`Tachograph`;

const THEMES: readonly { choice: ThemeChoice; label: string }[] = [
  { choice: 'light', label: $localize`Theme: light` },
  { choice: 'dark', label: $localize`Theme: dark` },
  { choice: 'system', label: $localize`Theme: as the system has it` },
];
const DENSITY_LABELS: Readonly<Record<DensityChoice, string>> = {
  compact: $localize`Density: compact`,
  normal: $localize`Density: normal`,
  roomy: $localize`Density: roomy, for a wall`,
};

/** Offers what can be done on every page: go to another, find anything by its name, read what the keys do, change how it looks. */
@Injectable({ providedIn: 'root' })
export class AppCommands {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly theme = inject(Theme);
  private readonly density = inject(Density);
  private isPaletteOpen = false;

  constructor() {
    inject(Commands).offer(signal([...this.pages(), ...this.own()]));
  }

  /** What the palette is made of is loaded when it is opened for the first time. */
  async openPalette(): Promise<void> {
    if (this.isPaletteOpen) return;
    this.isPaletteOpen = true;
    try {
      const { openPalette } = await import('../command-palette/open-palette');
      await openPalette(this.injector);
    } finally {
      this.isPaletteOpen = false;
    }
  }

  /** As {@link openPalette}. */
  async openHelp(): Promise<void> {
    const { openHelp } = await import('../help/open-help');
    openHelp(this.injector);
  }

  private pages(): Command[] {
    return NAV_PAGES.map(({ path, name, keys }) => ({
      ...{ id: `page.${path}`, label: name, group: $localize`Pages`, keys },
      run: () => void this.router.navigateByUrl(path),
    }));
  }

  private own(): Command[] {
    const { theme, density } = this;
    return [
      {
        ...own('palette', $localize`Find a page, dashboard, device or command`),
        keys: 'Ctrl+k',
        isEnabled: () => !this.isPaletteOpen,
        run: () => void this.openPalette(),
      },
      { ...own('help', $localize`Help and keys`), keys: '?', run: () => void this.openHelp() },
      ...THEMES.map(({ choice, label }) => ({ ...own(`theme-${choice}`, label), run: () => theme.choose(choice) })),
      ...DENSITIES.map((choice) => ({
        ...own(`density-${choice}`, DENSITY_LABELS[choice]),
        run: () => density.choose(choice),
      })),
    ];
  }
}

function own(id: string, label: string): { id: string; label: string; group: string } {
  return { id: `app.${id}`, label, group: GROUP };
}
