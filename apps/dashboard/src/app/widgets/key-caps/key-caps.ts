import { Component, computed, input } from '@angular/core';
import { keyCaps } from '../../core/commands/key-words';

/** The keys of a command, as they stand on the keyboard. */
@Component({
  selector: 'tg-key-caps',
  template: `
    @for (press of presses(); track $index) {
      @if (!$first) {
        <span class="then" i18n="between keys that are pressed one after the other">then</span>
      }
      @for (cap of press; track $index) {
        <kbd>{{ cap }}</kbd>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      gap: 0.2rem;
      align-items: center;
      white-space: nowrap;
    }
    kbd {
      min-width: 1.5rem;
      padding: 0.05rem 0.35rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 5px;
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-medium);
      text-align: center;
    }
    .then {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
    }
  `,
})
export class KeyCaps {
  readonly keys = input.required<string>();

  protected readonly presses = computed(() => keyCaps(this.keys()));
}
