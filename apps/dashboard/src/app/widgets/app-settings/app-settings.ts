import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Density, type DensityChoice } from '../../core/session/density';
import { LanguageChoice } from '../../core/session/language';
import { SingleKeys } from '../../core/session/single-keys';
import { Theme, type ThemeChoice } from '../../core/session/theme';
import { AppCommands } from '../app-commands/app-commands';
import { Icon } from '../icon/icon';

/** What a person sets for this browser: theme, density, language; and the way to the help. */
@Component({
  selector: 'tg-app-settings',
  imports: [Icon, MatIconButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  templateUrl: './app-settings.html',
  styleUrl: './app-settings.scss',
})
export class AppSettings {
  protected readonly theme = inject(Theme);
  protected readonly density = inject(Density);
  protected readonly commands = inject(AppCommands);
  protected readonly language = inject(LanguageChoice);
  protected readonly singleKeys = inject(SingleKeys);

  protected readonly themes: readonly { choice: ThemeChoice; name: string }[] = [
    { choice: 'system', name: $localize`As the system has it` },
    { choice: 'light', name: $localize`Light` },
    { choice: 'dark', name: $localize`Dark` },
  ];
  protected readonly densities: readonly { choice: DensityChoice; name: string }[] = [
    { choice: 'compact', name: $localize`Compact` },
    { choice: 'normal', name: $localize`:density|:Normal` },
    { choice: 'roomy', name: $localize`Roomy, for a wall` },
  ];
}
