import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { LIVE_PATH, type LiveStats } from '@tachograph/contracts';
import { LiveClient, type LinkState, type WatchRequest, type Watcher } from '@tachograph/live-client';
import { ServerClock } from './server-clock';
import { socketUrl } from './socket-url';
import { onWake } from './wake-signals';

/** The page's one connection to `/ws/live`, as signals, for any number of watches; it keeps the server's figures. */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  private readonly clock = inject(ServerClock);
  private readonly client = new LiveClient(socketUrl(LIVE_PATH));
  private readonly link = signal<LinkState>(this.client.state);
  private readonly lastStats = signal<LiveStats | null>(null);
  private readonly refusal = signal<string | null>(null);

  /** `open` only once the server has answered what it was asked: an open socket alone delivers nothing. */
  readonly state = this.link.asReadonly();
  readonly isLive = computed(() => this.state().kind === 'open');
  readonly stats = this.lastStats.asReadonly();
  /** What the server said it could not do, in its words. */
  readonly problem = this.refusal.asReadonly();

  constructor() {
    this.client.onState((state) => this.changed(state));
    this.client.onStats((stats) => {
      this.clock.set(this.client.serverTime());
      this.lastStats.set(stats);
    });
    this.client.onProblem(({ message }) => this.refusal.set(message));
    const stopWake = onWake(() => this.client.check());
    inject(DestroyRef).onDestroy(() => {
      stopWake();
      this.client.close();
    });
  }

  /**
   * Watches channels from now on, and connects where that is not so yet. What nobody watches any more the server need not
   * measure.
   * @returns the function that ends it; the watcher hears nothing more
   */
  watch(request: WatchRequest, watcher: Watcher): () => void {
    return this.client.watch(request, { refused: ({ message }) => this.refusal.set(message), ...watcher });
  }

  /** Ends the waiting for the next attempt. */
  tryNow(): void {
    this.client.tryNow();
  }

  private changed(state: LinkState): void {
    if (state.kind === 'open') this.clock.set(this.client.serverTime());
    // What was refused is asked for again on the next connection.
    if (state.kind === 'waiting') this.refusal.set(null);
    this.link.set(state);
  }
}
