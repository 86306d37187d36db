import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatBytes } from '../../core/session/byte-format';
import { formatCount, rowCount } from '../../core/session/count-words';
import type { DownloadState } from '../../core/transfer/download';

/** How far a download is, with the way to end it. */
@Component({
  selector: 'tg-download-progress',
  imports: [MatButton],
  template: `
    @if (isRunning()) {
      <div class="line">
        <progress aria-label="Download" i18n-aria-label [attr.value]="share()" max="1"></progress>
        <button mat-stroked-button type="button" (click)="canceled.emit()" i18n>Cancel</button>
      </div>
    }
    <p data-testid="download-words">{{ words() }}</p>
    <p class="problem" role="alert">{{ problem() }}</p>
    <span class="visually-hidden" role="status">{{ announcement() }}</span>
  `,
  styleUrls: ['../../pages/page.scss', '../../pages/form.scss', './progress.scss'],
})
export class DownloadProgress {
  readonly state = input.required<DownloadState>();
  /** Rows that the file is to have; null where that is not known. */
  readonly expected = input.required<number | null>();
  readonly canceled = output();

  protected readonly isRunning = computed(() => ['running', 'waiting'].includes(this.state().kind));
  /** From 0 to 1; null where it can't be told. */
  protected readonly share = computed(() => {
    const [{ rows }, expected] = [this.state(), this.expected()];
    return rows === null || !expected ? null : Math.min(1, rows / expected);
  });
  protected readonly words = computed(() => {
    const { kind, rows, bytes } = this.state();
    const size = formatBytes(bytes);
    const amount = rows === null ? size : `${rowCount(rows)}, ${size}`;
    const expected = this.expected();
    switch (kind) {
      case 'running':
        return rows !== null && expected
          ? $localize`${formatCount(rows)}:count: of ${rowCount(expected)}:rows:, ${size}:size:`
          : amount;
      case 'waiting':
        return $localize`The connection broke off after ${amount}:amount:. It goes on from there…`;
      case 'done':
        return $localize`Done: ${amount}:amount:.`;
      case 'canceled':
        return $localize`Canceled; nothing was saved.`;
      case 'failed':
        return $localize`Not saved; broke off after ${amount}:amount:.`;
    }
  });
  protected readonly problem = computed(() => (this.state().kind === 'failed' ? (this.state().problem ?? '') : ''));
  /** For a screen reader, which need not hear each number. */
  protected readonly announcement = computed(() => (this.isRunning() ? $localize`downloading` : this.words()));
}
