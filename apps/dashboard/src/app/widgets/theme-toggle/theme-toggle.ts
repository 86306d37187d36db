import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Theme, type ThemeChoice } from '../../core/session/theme';
import { Icon } from '../icon/icon';

const NAMES: Readonly<Record<ThemeChoice, string>> = {
  system: $localize`:theme|:system`,
  light: $localize`:theme|:light`,
  dark: $localize`:theme|:dark`,
};

/** One button that goes round the three themes: as the system has it, dark, light. */
@Component({
  selector: 'tg-theme-toggle',
  imports: [Icon, MatIconButton],
  template: `
    <button
      mat-icon-button
      type="button"
      data-testid="theme-toggle"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="advance()"
    >
      <tg-icon [name]="theme.choice()" />
    </button>
  `,
})
export class ThemeToggle {
  protected readonly theme = inject(Theme);
  protected readonly label = computed(() => {
    const [now, next] = [NAMES[this.theme.choice()], NAMES[this.theme.following()]];
    return $localize`Theme: ${now}:theme:. Switch to ${next}:next:`;
  });

  protected advance(): void {
    this.theme.advance();
  }
}
