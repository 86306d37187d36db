import { signal } from '@angular/core';
import { Refusal, ask, errorWords } from '../api/ask';
import type { FileSink } from './file-sinks';
import { RowTail } from './row-tail';

/** How often a download that broke off goes on where it was, without anything new having come. */
const ATTEMPTS_MAX = 30;
const PAUSE_MS = 1_000;

/** How far a download is. */
export interface DownloadState {
  readonly kind: 'running' | 'waiting' | 'done' | 'canceled' | 'failed';
  readonly bytes: number;
  /** Rows that are written; null where they can't be told from the file. */
  readonly rows: number | null;
  /** What went wrong, where it failed or waits. */
  readonly problem: string | null;
}

/** What is downloaded. */
export interface DownloadRequest {
  /** The path of the file, from the first row on. */
  readonly path: string;
  /** Whether each line is a row, from the last of which the file can go on. */
  readonly rows: 'csv' | 'ndjson' | null;
}

/** A file on its way from the server: with progress, to be canceled, and going on after a lost connection where it can. */
export class Download {
  private readonly current = signal<DownloadState | null>(null);
  private canceling = new AbortController();
  private bytes = 0;

  /** Null before the first. */
  readonly state = this.current.asReadonly();

  /** Resolves when it has ended, however; the state says how. */
  async start({ path, rows }: DownloadRequest, sink: FileSink): Promise<void> {
    this.canceling = new AbortController();
    this.bytes = 0;
    const tail = rows === null ? null : new RowTail(rows);
    this.tell('running', tail);
    try {
      await this.fetchAll(path, sink, tail);
      await sink.finish();
      this.tell('done', tail);
    } catch (error) {
      await sink.abandon();
      if (this.canceling.signal.aborted) this.tell('canceled', tail);
      else this.tell('failed', tail, errorWords(error));
    }
  }

  cancel(): void {
    this.canceling.abort();
  }

  private async fetchAll(path: string, sink: FileSink, tail: RowTail | null): Promise<void> {
    let attempts = 0;
    for (;;) {
      const before = this.bytes;
      try {
        const cursor = tail?.cursor();
        const more = cursor === undefined ? '' : `&${new URLSearchParams({ cursor })}`;
        await this.fetchFrom(path + more, sink, tail);
        return;
      } catch (error) {
        attempts = this.bytes > before ? 1 : attempts + 1;
        const canGoOn = tail?.cursor() !== undefined && attempts < ATTEMPTS_MAX && !isFinal(error);
        if (!canGoOn || this.canceling.signal.aborted) throw error;
        this.tell('waiting', tail, errorWords(error));
        await this.pause();
      }
    }
  }

  private async fetchFrom(path: string, sink: FileSink, tail: RowTail | null): Promise<void> {
    const response = await ask(path, { signal: this.canceling.signal });
    const reader = response.body?.getReader();
    tail?.goOn();
    while (reader) {
      const { done, value } = await reader.read();
      const whole = done ? tail?.rest() : tail ? tail.take(value) : value;
      if (whole) {
        await sink.write(whole);
        this.bytes += whole.length;
      }
      if (done) return;
      this.tell('running', tail);
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }

  private tell(kind: DownloadState['kind'], tail: RowTail | null, problem: string | null = null): void {
    this.current.set({ kind, bytes: this.bytes, rows: tail?.rows ?? null, problem });
  }
}

/** Whether asking again would lead to the same answer. */
function isFinal(error: unknown): boolean {
  return error instanceof Refusal && error.status < 500;
}
