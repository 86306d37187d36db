import { Component, computed, input } from '@angular/core';

/** Outlines on a grid of 24, drawn for this page: no icon font to load and nothing from elsewhere. */
const PATHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  stop: 'M7 7h10v10H7z',
  back: 'M14.5 6l-6 6 6 6',
  forth: 'm9.5 6 6 6-6 6',
  closer: 'M12 5v14M5 12h14',
  wider: 'M5 12h14',
  copy: 'M9 9h10v11H9zM6 15H5V4h10v2',
  close: 'M6 6l12 12M18 6 6 18',
  warn: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.3',
  done: 'm5 12.5 4.5 4.5L19 7.5',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  system: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
} as const;
export type IconName = keyof typeof PATHS;

/** An inline icon in the colour of the text beside it; it says nothing that a word does not say too. */
@Component({
  selector: 'tg-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
    }
    svg {
      width: 1.25rem;
      height: 1.25rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => PATHS[this.name()]);
}
