import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { LIVE_PATH, type OldLiveEvent, type OldLiveStats, type OldLiveSubscribe, type Reading } from '@tachograph/contracts';
import type { LinkState } from './link-state';
import { ReconnectingSocket } from './reconnecting-socket';
import { ServerClock } from './server-clock';
import { socketUrl } from './socket-url';

/** The server sends its figures each second: five that failed to come are a dead connection. */
const SILENCE_LIMIT_MS = 5_000;

/** Who wants readings, and of which channels. */
export interface LiveListener {
  readonly channels: readonly string[];
  /** From here on every reading that is stored follows; what was stored before is in the history. */
  subscribed(): void;
  arrived(readings: readonly Reading[]): void;
}

/**
 * The page's one connection to `/ws/live`, for any number of listeners: it subscribes to all that they want together,
 * anew after every connect and whenever that changes, and keeps the server's figures. What nobody wants any more is
 * given up, so that the server need not measure it.
 */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  private readonly clock = inject(ServerClock);
  private readonly socket = new ReconnectingSocket(
    socketUrl(LIVE_PATH),
    {
      opened: () => this.opened(),
      received: (text) => this.received(text),
      lost: () => this.confirmed.set(null),
    },
    SILENCE_LIMIT_MS,
  );
  /** The channels that the server said it sends; null before its first word on this connection. */
  private readonly confirmed = signal<readonly string[] | null>(null);
  private readonly lastStats = signal<OldLiveStats | null>(null);
  private readonly refusal = signal<string | null>(null);
  /** Each listener, and whether it was told on this connection that its readings follow. */
  private readonly listeners = new Map<LiveListener, boolean>();
  private isAsking = false;

  /** `open` only once the server has confirmed a subscription: an open socket alone delivers nothing. */
  readonly state = computed<LinkState>(() => {
    const state = this.socket.state();
    return state.kind === 'open' && this.confirmed() === null ? { kind: 'connecting' } : state;
  });
  readonly isLive = computed(() => this.state().kind === 'open');
  readonly stats = this.lastStats.asReadonly();
  /** What the server said it could not do, in its words. */
  readonly problem = this.refusal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.socket.close());
  }

  /**
   * Connects where that is not so yet, and tells the listener of its channels from now on.
   * @returns a function that ends it; the listener hears nothing more
   */
  listen(listener: LiveListener): () => void {
    this.listeners.set(listener, false);
    this.socket.expectFrames(true);
    this.socket.open();
    this.bringUpToDate();
    return () => {
      if (this.listeners.delete(listener)) this.bringUpToDate();
    };
  }

  /** Ends the waiting for the next attempt. */
  tryNow(): void {
    this.socket.tryNow();
  }

  private opened(): void {
    this.refusal.set(null);
    for (const listener of this.listeners.keys()) this.listeners.set(listener, false);
    this.ask();
  }

  /**
   * Asks for what is wanted now where that is not what the server sends. One question at a time: so each answer is that
   * to the last question, and nobody is told of a subscription which a later question has taken back.
   */
  private bringUpToDate(): void {
    const confirmed = this.confirmed();
    if (confirmed === null || this.isAsking) return;
    if (sameNames(confirmed, this.wanted())) this.tellSubscribed();
    else this.ask();
  }

  private ask(): void {
    const request: OldLiveSubscribe = { type: 'subscribe', channels: this.wanted() };
    this.isAsking = this.socket.send(JSON.stringify(request));
  }

  private answered(channels: readonly string[]): void {
    this.isAsking = false;
    this.confirmed.set(channels);
    this.bringUpToDate();
  }

  private tellSubscribed(): void {
    for (const [listener, wasTold] of [...this.listeners]) {
      if (wasTold) continue;
      this.listeners.set(listener, true);
      listener.subscribed();
    }
  }

  private wanted(): string[] {
    return [...new Set([...this.listeners.keys()].flatMap(({ channels }) => channels))].sort();
  }

  private received(text: string): void {
    const event = parse(text);
    switch (event?.type) {
      case 'hello':
        return this.clock.begin(event.serverTime);
      case 'subscribed':
        return this.answered(event.channels);
      case 'readings':
        return this.arrived(event.readings);
      case 'stats':
        this.clock.follow(event.serverTime);
        return this.lastStats.set(event);
      case 'error':
        this.isAsking = false;
        return this.refusal.set(event.error.message);
    }
  }

  private arrived(readings: readonly Reading[]): void {
    for (const listener of [...this.listeners.keys()]) {
      const wanted = readings.filter(({ channel }) => listener.channels.includes(channel));
      if (wanted.length > 0) listener.arrived(wanted);
    }
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const names = new Set(a);
  return names.size === b.length && b.every((name) => names.has(name));
}

/** A frame that is not JSON is nothing we know how to use; the next one may be. */
function parse(text: string): OldLiveEvent | undefined {
  try {
    return JSON.parse(text) as OldLiveEvent;
  } catch {
    return undefined;
  }
}
