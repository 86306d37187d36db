import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { StorageUse } from '@tachograph/contracts';
import { errorWords } from '../../core/api/ask';
import { StorageApi } from '../../core/api/storage-api';

const EVERY_MS = 15_000;

/** What the database takes, asked for again and again while the page is open; what was known stays where asking fails. */
@Injectable()
export class StorageUseFeed {
  private readonly api = inject(StorageApi);
  private readonly known = signal<StorageUse | null>(null);
  private readonly failure = signal<string | null>(null);
  private isOver = false;
  private timer?: ReturnType<typeof setTimeout>;

  /** Null until it was answered once. */
  readonly use = this.known.asReadonly();
  /** Why the last question failed; null while all is well. */
  readonly problem = this.failure.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      clearTimeout(this.timer);
    });
    void this.ask();
  }

  /** Asks now. */
  async ask(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.known.set(await this.api.use());
      this.failure.set(null);
    } catch (error) {
      this.failure.set(errorWords(error));
    }
    if (this.isOver) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), EVERY_MS);
  }
}
