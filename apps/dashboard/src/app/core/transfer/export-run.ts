import { Injectable, computed, inject, signal } from '@angular/core';
import { TransferApi } from '../api/transfer-api';
import { Download } from './download';
import { countPath, exportPath, type ExportSelection } from './export-selection';
import { IN_MEMORY_ROWS_MAX, canPickFile, memoryFile, pickedFile, type FileSink } from './file-sinks';

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
   * @returns false where no file was chosen, or the browser downloads it by itself because it is too large to be followed
   * @throws Error that says so in words where the file can't be written
   */
  async begin(selection: ExportSelection, name: string): Promise<boolean> {
    this.rows.set(null);
    if (canPickFile()) {
      const sink = await pickedFile(name);
      if (!sink) return false;
      // How far it is can't be told without; that is no reason not to begin.
      void this.count(selection);
      void this.write(selection, sink);
      return true;
    }
    if ((await this.count(selection)) > IN_MEMORY_ROWS_MAX) {
      follow(exportPath(selection), name);
      return false;
    }
    void this.write(selection, memoryFile(name));
    return true;
  }

  /** Infinity where nobody knows. */
  private async count(selection: ExportSelection): Promise<number> {
    try {
      const { rows } = await this.api.count(countPath(selection), new AbortController().signal);
      this.rows.set(rows);
      return rows;
    } catch {
      return Infinity;
    }
  }

  private write(selection: ExportSelection, sink: FileSink): Promise<void> {
    const rows = selection.format === 'csv' ? 'csv' : null;
    return this.download.start({ path: exportPath(selection), rows }, sink);
  }
}

/** The browser's own download, which it shows and cancels itself. */
function follow(path: string, name: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = name;
  link.click();
}
