import { signal } from '@angular/core';
import type { ImportReport } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import type { TransferApi } from '../../core/api/transfer-api';

/** How far an import is, or what became of it. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly dryRun: boolean; readonly sent: number; readonly size: number }
  | { readonly kind: 'done'; readonly dryRun: boolean; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly problem: string };

/** A file on its way to the server. */
export class ImportRun {
  private readonly current = signal<ImportState>({ kind: 'idle' });
  private canceling = new AbortController();

  readonly state = this.current.asReadonly();

  constructor(private readonly api: TransferApi) {}

  /** Resolves when it has ended, however; the state says how. */
  async start(file: Blob, query: URLSearchParams): Promise<void> {
    const dryRun = query.get('dryRun') === 'true';
    this.canceling = new AbortController();
    const progress = (sent: number) => this.current.set({ kind: 'running', dryRun, sent, size: file.size });
    progress(0);
    try {
      const report = await this.api.import(file, query, { progress, signal: this.canceling.signal });
      this.current.set({ kind: 'done', dryRun, report });
    } catch (error) {
      this.current.set({ kind: 'failed', problem: errorWords(error) });
    }
  }

  cancel(): void {
    this.canceling.abort();
  }

  /** Forgets what became of the file before. */
  clear(): void {
    this.cancel();
    this.current.set({ kind: 'idle' });
  }
}
