import { Component, computed, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { safeMarkdown } from './safe-markdown';

/** What somebody has written, in Markdown. */
@Component({
  selector: 'tg-text-widget',
  template: `
    @if (html()) {
      <div class="text" tabindex="0" role="group" i18n-aria-label aria-label="Text" [innerHTML]="html()"></div>
    } @else {
      <p class="none" i18n>Nothing written yet.</p>
    }
  `,
  styleUrl: './text.scss',
})
export class TextWidget {
  readonly widget = input.required<Widget>();

  /** Angular sanitizes it once more where it is bound. */
  protected readonly html = computed(() => safeMarkdown(this.widget().settings.text).trim());
}
