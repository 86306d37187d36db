import { Injectable, computed, inject, signal } from '@angular/core';
import { errorWords } from '../api/ask';
import { TransferApi } from '../api/transfer-api';
import { Download } from './download';
import { countPath, exportPath, type ExportSelection } from './export-selection';
import { canPickFile, memoryFile, pickedFile, type FileSink } from './file-sinks';

/** The one export that is on its way to a file; it goes on when the page that began it is left. */
@Injectable({ providedIn: 'root' })
export class ExportRun {
  private readonly api = inject(TransferApi);
  private readonly rows = signal<number | null>(null);

  readonly download = new Download();
  /** Rows that the file is to have; null while that is not known. */
  readonly expected = this.rows.asReadonly();
  readonly isRunning = computed(() => ['running', 'waiting'].includes(this.download.state()?.kind ?? ''));

  /**
   * Begins to write what is selected to a file; to be called while a person presses a button, for the browser to let them choose it.
   * @returns false where no file was chosen
   * @throws Error that says so in words where the file can't be written
   */
  async begin(selection: ExportSelection, name: string): Promise<boolean> {
    const sink = canPickFile() ? await pickedFile(name) : memoryFile(name);
    if (!sink) return false;
    void this.run(selection, sink);
    return true;
  }

  private async run(selection: ExportSelection, sink: FileSink): Promise<void> {
    const counting = new AbortController();
    this.rows.set(null);
    // How far it is can't be told without; that is no reason not to begin.
    void this.api.count(countPath(selection), counting.signal).then(
      ({ rows }) => this.rows.set(rows),
      (error: unknown) => console.info(`The rows are not counted: ${errorWords(error)}`),
    );
    const rows = selection.format === 'csv' ? 'csv' : null;
    await this.download.start({ path: exportPath(selection), rows }, sink);
    counting.abort();
  }
}
