import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBarRef } from '@angular/material/snack-bar';
import { ExportRun } from '../../../core/transfer/export-run';
import { DownloadProgress } from '../../download-progress/download-progress';

/** What is told of an export while it runs. */
export interface NotedExport {
  /** Of the file. */
  readonly name: string;
  /** In whose time it is written. */
  readonly zoneWords: string;
}

/** How far the export is that was begun last. */
@Component({
  selector: 'tg-export-note',
  imports: [DownloadProgress, MatButton],
  template: `
    <p class="name">{{ noted.name }}</p>
    <p>{{ noted.zoneWords }}</p>
    @if (run.download.state(); as state) {
      <tg-download-progress [state]="state" [expected]="run.expected()" (canceled)="run.download.cancel()" />
    }
    @if (!run.isRunning()) {
      <button matButton type="button" (click)="note.dismiss()" i18n>Close</button>
    }
  `,
  styleUrl: './export-note.scss',
})
export class ExportNote {
  protected readonly run = inject(ExportRun);
  protected readonly note = inject<MatSnackBarRef<ExportNote>>(MatSnackBarRef);
  protected readonly noted = inject<NotedExport>(MAT_SNACK_BAR_DATA);
}
