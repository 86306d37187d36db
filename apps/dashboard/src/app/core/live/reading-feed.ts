import { DestroyRef, computed, inject, signal } from '@angular/core';
import { ReconnectPolicy } from '@tachograph/contracts';
import { ReadingsApi, type HistoryQuestion } from '../api/readings-api';
import { Arrivals } from './arrivals';
import { knownDevices } from './known-devices';
import { LiveConnection } from './live-connection';
import { lastReadings, mergeReadings, newestReading, type ReadingWindow, type ShownReading } from './reading-window';
import { ServerClock } from './server-clock';

/** Whether what was stored before is on the page; `failed` says why not, and when it is tried again (local ms). */
export type HistoryState = { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; why: string; until: number };

/** What a feed keeps: of each channel and device the last `size` readings, of so many devices at once. */
export interface FeedWish {
  readonly channels: readonly string[];
  readonly size: number;
  /** Where there are more, the history is asked for that which is chosen. */
  readonly devices?: number;
}

/** Hears what comes live beside the feed, which keeps the last readings alone. */
export interface FeedListener {
  /** Each once, soon after it was stored, in any order of the times taken. */
  readings(readings: readonly ShownReading[]): void;
  /** Readings may have been stored that this listener has not heard, and will not; whatever comes next it hears. */
  missed(): void;
}

const NOTHING: ReadingWindow = new Map();

/**
 * The readings of some channels that a view shows: history and live readings in one bounded window, merged by id. The
 * history is read at once, again once the live readings follow (not before: what is stored between the two would be in
 * neither), and whenever some of them are missing; a lost connection that goes on where it was needs none. While nobody
 * looks, or the reader has stopped it, it wants nothing of the server and changes nothing.
 * To be made where Angular injects.
 */
export class ReadingFeed {
  private readonly api = inject(ReadingsApi);
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);
  private readonly retryPolicy = new ReconnectPolicy();
  private readonly windows = signal<ReadonlyMap<string, ReadingWindow>>(new Map());
  private readonly arrivals = new Arrivals((readings) => this.arrived(readings));
  private readonly listeners = new Set<FeedListener>();
  private readonly historyState = signal<HistoryState>({ kind: 'loading' });
  private readonly chosen = signal<string | null>(null);
  private readonly known = signal<readonly string[]>([]);
  private readonly stoppedSince = signal<number | null>(null);
  private readonly held = signal(0);
  private isShown = false;
  private endListening?: () => void;
  private retryTimer?: ReturnType<typeof setTimeout>;
  private requests = 0;

  readonly history = this.historyState.asReadonly();
  /** Null stands for all devices together. */
  readonly device = this.chosen.asReadonly();
  /** When the reader stopped it, milliseconds since 1970 by the server's clock; null while it runs. */
  readonly stoppedAt = this.stoppedSince.asReadonly();
  /** Readings that wait at the server since this page took them too slowly, and come now. */
  readonly behind = this.held.asReadonly();
  /** Every device that the feed met, whether readings of it are still kept or not, in the order in which they appeared. */
  readonly devices = this.known.asReadonly();
  readonly newest = computed(() => newestReading(this.wish.channels.flatMap((channel) => this.of(channel))));

  constructor(private readonly wish: FeedWish) {
    inject(DestroyRef).onDestroy(() => this.rest());
  }

  /** The last readings of a channel, of the chosen device or of all, oldest first by the time they were taken. */
  of(channel: string, device = this.chosen()): readonly ShownReading[] {
    return lastReadings(this.windows().get(channel) ?? NOTHING, device, this.wish.size);
  }

  /** Somebody looks: shows what is stored at once and everything from now on, unless the reader has stopped it. */
  show(): void {
    this.isShown = true;
    this.run();
  }

  /** Nobody looks any more; what is known stays, to be shown at once to whoever comes back. */
  leave(): void {
    this.isShown = false;
    this.rest();
  }

  /** Tells a listener what comes live while the feed runs; returns the function that ends it. */
  hear(listener: FeedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Freezes what is shown. */
  stop(): void {
    this.stoppedSince.update((since) => since ?? this.clock.now());
    this.rest();
  }

  /** Goes on after `stop`; what was missed comes from the history. */
  resume(): void {
    this.stoppedSince.set(null);
    this.run();
  }

  /** Shows the readings of one device, or of all (null), with what the history has of it. */
  choose(device: string | null): void {
    this.chosen.set(device);
    void this.reload();
  }

  /** Reads the history and merges it; failures are shown, and tried again by themselves. */
  async reload(): Promise<void> {
    if (!this.isListening()) return;
    clearTimeout(this.retryTimer);
    const request = ++this.requests;
    try {
      const past = await Promise.all(this.questions().map((question) => this.api.last(question)));
      if (!this.isListening()) return;
      this.add(past.flat());
      if (request !== this.requests) return;
      this.retryPolicy.reset();
      this.historyState.set({ kind: 'ready' });
    } catch (error) {
      if (request === this.requests) this.failed(error);
    }
  }

  /** Where one device is chosen, one question goes to all: whoever reported meanwhile is to be chosen from as well. */
  private questions(): HistoryQuestion[] {
    const { channels, size: limit } = this.wish;
    const device = this.chosen();
    const others = device === null ? [] : channels.slice(0, 1).map((channel) => ({ channel, device: null, limit }));
    return [...others, ...channels.map((channel) => ({ channel, device, limit }))];
  }

  private isListening(): boolean {
    return this.endListening !== undefined;
  }

  private run(): void {
    if (!this.isShown || this.stoppedSince() !== null || this.isListening()) return;
    this.endListening = this.live.watch(
      { channels: this.wish.channels.map((channel) => `*/${channel}`), mode: 'every' },
      {
        subscribed: ({ recovered }) => this.subscribed(recovered),
        readings: (readings) => this.arrivals.add(readings),
        behind: (readings) => this.held.set(readings),
        gap: () => this.missed(),
      },
    );
    void this.reload();
  }

  /** After a gap it is read as well, but is told of it apart. */
  private subscribed(recovered: boolean | null): void {
    if (recovered === null) this.missed();
    else if (this.historyState().kind === 'failed') void this.reload();
  }

  private missed(): void {
    void this.reload();
    for (const listener of this.listeners) listener.missed();
  }

  private arrived(readings: readonly ShownReading[]): void {
    this.add(readings);
    for (const listener of this.listeners) listener.readings(readings);
  }

  private rest(): void {
    this.endListening?.();
    this.endListening = undefined;
    // What is under way belongs to a picture that no longer changes.
    this.requests++;
    clearTimeout(this.retryTimer);
    this.held.set(0);
    this.arrivals.close();
  }

  private add(readings: readonly ShownReading[]): void {
    if (readings.length === 0) return;
    const { size, devices } = this.wish;
    const bounds = { size, devices, chosen: this.chosen() };
    const windows = new Map(this.windows());
    for (const [channel, own] of Map.groupBy(readings, (reading) => reading.channel)) {
      windows.set(channel, mergeReadings(windows.get(channel) ?? NOTHING, own, bounds));
    }
    this.windows.set(windows);
    const isKept = (device: string) => [...windows.values()].some((window) => window.has(device));
    const met = readings.map(({ device }) => device);
    this.known.update((known) => knownDevices(known, met, isKept));
  }

  private failed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const delay = this.retryPolicy.next();
    this.historyState.set({ kind: 'failed', why, until: Date.now() + delay });
    this.retryTimer = setTimeout(() => void this.reload(), delay);
  }
}
