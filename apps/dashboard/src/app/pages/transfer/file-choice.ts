import { Component, output, signal } from '@angular/core';

/** Takes a file: chosen with a button, or dropped. */
@Component({
  selector: 'tg-file-choice',
  template: `
    <div
      class="drop"
      data-testid="drop"
      [class.over]="isOver()"
      (dragover)="over($event)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <label for="import-file" i18n
        >A file of readings: CSV, NDJSON, JSON or Parquet, also gzipped. Choose it, or drop it here.</label
      >
      <input
        #file
        id="import-file"
        type="file"
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.parquet,.gz"
        (change)="take(file.files)"
      />
    </div>
  `,
  styleUrls: ['../page.scss', '../form.scss', './file-choice.scss'],
})
export class FileChoice {
  readonly chosen = output<File>();
  protected readonly isOver = signal(false);

  protected over(event: DragEvent): void {
    // Or else the browser would open the file.
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) this.chosen.emit(file);
  }
}
