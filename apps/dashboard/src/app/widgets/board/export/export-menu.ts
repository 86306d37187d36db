import { Component, inject, input, viewChild } from '@angular/core';
import { MatMenu, MatMenuContent, MatMenuItem } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { errorWords } from '../../../core/api/ask';
import { BoardTime } from '../../../core/board/board-time';
import { saveBlob } from '../../../core/session/save-blob';
import { ExportRun } from '../../../core/transfer/export-run';
import { Icon } from '../../icon/icon';
import { BoardExport, fileName } from './board-export';
import { ExportNote, type NotedExport } from './export-note';

/**
 * A menu that takes out what a widget or a dashboard shows: its readings as CSV or JSON, or its picture. Who places it opens it:
 * `<tg-export-menu #taken … />` and `[matMenuTriggerFor]="taken.menu()"`.
 */
@Component({
  selector: 'tg-export-menu',
  imports: [Icon, MatMenu, MatMenuContent, MatMenuItem],
  providers: [BoardExport],
  template: `
    <mat-menu>
      <ng-template matMenuContent>
        @if (channels().length > 0) {
          <button mat-menu-item type="button" [disabled]="run.isRunning()" (click)="save('csv')">
            <tg-icon matMenuItemIcon name="table" /><span i18n>Readings as CSV</span>
          </button>
          <button mat-menu-item type="button" [disabled]="run.isRunning()" (click)="save('json')">
            <tg-icon matMenuItemIcon name="file" /><span i18n>Readings as JSON</span>
          </button>
        }
        <button mat-menu-item type="button" (click)="draw()">
          <tg-icon matMenuItemIcon name="image" /><span i18n>Picture (PNG)</span>
        </button>
      </ng-template>
    </mat-menu>
  `,
})
export class ExportMenu {
  /** What the picture and the files are called. */
  readonly name = input.required<string>();
  /** Channels as widgets name them; none: there is only a picture. */
  readonly channels = input.required<readonly string[]>();
  /** A range of its own; null: that of the dashboard. */
  readonly range = input<string | null>(null);
  /** What is drawn. */
  readonly element = input.required<HTMLElement>();

  readonly menu = viewChild.required(MatMenu);
  private readonly exports = inject(BoardExport);
  private readonly time = inject(BoardTime);
  private readonly notes = inject(MatSnackBar);
  protected readonly run = inject(ExportRun);

  protected async save(format: 'csv' | 'json'): Promise<void> {
    const name = fileName(this.name(), this.time.now(), format);
    await this.attempt(async () => {
      const selection = this.exports.selection(this.exported(), format);
      const data: NotedExport = { name, zoneWords: this.exports.zoneWords() };
      if (await this.run.begin(selection, name)) this.notes.openFromComponent(ExportNote, { data });
    });
  }

  protected async draw(): Promise<void> {
    const name = fileName(this.name(), this.time.now(), 'png');
    await this.attempt(async () => {
      this.notes.open($localize`The picture is being drawn…`);
      const { pictureOf } = await import('./picture');
      const caption = { title: this.name(), range: this.exports.rangeWords(this.range()) };
      saveBlob(await pictureOf(this.element(), caption), name);
      this.notes.open($localize`Saved: ${name}:file:`, undefined, { duration: 5_000 });
    });
  }

  private exported() {
    return { channels: this.channels(), range: this.range() };
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notes.open($localize`Not exported: ${errorWords(error)}:why:`, $localize`Close`);
    }
  }
}
