import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ReconnectPolicy } from '@tachograph/contracts';
import { SpeedHistoryApi } from '../api/speed-history';
import { Arrivals } from './arrivals';
import { LiveConnection } from './live-connection';
import { lastReadings, mergeReadings, newestReading, type ReadingWindow, type ShownReading } from './reading-window';

/** Whether what was stored before is on the page; `failed` says why not, and when it is tried again (local ms). */
export type HistoryState = { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; why: string; until: number };

/**
 * The speeds that the page shows: history and live readings in one window, merged by id. The history is read at once, and
 * again after each subscription (not before it: what is stored between the two would be in neither).
 */
@Injectable({ providedIn: 'root' })
export class SpeedFeed {
  private readonly api = inject(SpeedHistoryApi);
  private readonly live = inject(LiveConnection);
  private readonly retryPolicy = new ReconnectPolicy();
  private readonly window = signal<ReadingWindow>(new Map());
  private readonly arrivals = new Arrivals((readings) => this.add(readings));
  private readonly historyState = signal<HistoryState>({ kind: 'loading' });
  private readonly chosen = signal<string | null>(null);
  private retryTimer?: ReturnType<typeof setTimeout>;
  private requests = 0;

  readonly history = this.historyState.asReadonly();
  /** Null stands for all devices together. */
  readonly device = this.chosen.asReadonly();
  /** Every device that the page knows readings of, in the order in which they appeared. */
  readonly devices = computed<readonly string[]>(() => [...this.window().keys()], { equal: sameNames });
  /** Oldest first by the time they were taken. */
  readonly readings = computed<readonly ShownReading[]>(() => lastReadings(this.window(), this.chosen()));
  readonly newest = computed(() => newestReading(this.readings()));

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.retryTimer);
      this.arrivals.close();
    });
  }

  /** Shows what is stored at once, and everything that is stored from now on. */
  start(): void {
    void this.reload();
    this.live.start({
      subscribed: () => void this.reload(),
      arrived: (readings) => this.arrivals.add(readings),
    });
  }

  /** Shows the readings of one device, or of all (null), with what the history has of it. */
  choose(device: string | null): void {
    this.chosen.set(device);
    void this.reload();
  }

  /** Reads the history and merges it; failures are shown, and tried again by themselves. */
  async reload(): Promise<void> {
    clearTimeout(this.retryTimer);
    const request = ++this.requests;
    try {
      this.add(await this.api.last(this.chosen()));
      if (request !== this.requests) return;
      this.retryPolicy.reset();
      this.historyState.set({ kind: 'ready' });
    } catch (error) {
      if (request === this.requests) this.failed(error);
    }
  }

  private add(readings: readonly ShownReading[]): void {
    this.window.update((window) => mergeReadings(window, readings));
  }

  private failed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const delay = this.retryPolicy.next();
    this.historyState.set({ kind: 'failed', why, until: Date.now() + delay });
    this.retryTimer = setTimeout(() => void this.reload(), delay);
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, place) => name === b[place]);
}
