import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import {
  LIVE_PATH,
  SPEED_CHANNEL,
  type LiveEvent,
  type LiveStats,
  type LiveSubscribe,
  type Reading,
} from '@tachograph/contracts';
import type { LinkState } from './link-state';
import { ReconnectingSocket } from './reconnecting-socket';
import { ServerClock } from './server-clock';
import { socketUrl } from './socket-url';

/** The server sends its figures each second: five that failed to come are a dead connection. */
const SILENCE_LIMIT_MS = 5_000;
const SUBSCRIBE: LiveSubscribe = { type: 'subscribe', channels: [SPEED_CHANNEL.name] };

/** What the live connection brings. */
export interface LiveListener {
  /** From here on every reading that is stored follows; what was stored before is in the history. */
  subscribed(): void;
  arrived(readings: readonly Reading[]): void;
}

/** The page's one connection to `/ws/live`: subscribes after every connect, and keeps the server's figures. */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  private readonly clock = inject(ServerClock);
  private readonly socket = new ReconnectingSocket(
    socketUrl(LIVE_PATH),
    {
      opened: () => this.opened(),
      received: (text) => this.received(text),
      lost: () => this.isSubscribed.set(false),
    },
    SILENCE_LIMIT_MS,
  );
  private readonly isSubscribed = signal(false);
  private readonly lastStats = signal<LiveStats | null>(null);
  private readonly refusal = signal<string | null>(null);
  private listener?: LiveListener;

  /** `open` only once the server has confirmed the subscription: an open socket alone delivers nothing. */
  readonly state = computed<LinkState>(() => {
    const state = this.socket.state();
    return state.kind === 'open' && !this.isSubscribed() ? { kind: 'connecting' } : state;
  });
  readonly isLive = computed(() => this.state().kind === 'open');
  readonly stats = this.lastStats.asReadonly();
  /** What the server said it could not do, in its words. */
  readonly problem = this.refusal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.socket.close());
  }

  /** Connects, and tells the listener from now on. */
  start(listener: LiveListener): void {
    this.listener = listener;
    this.socket.expectFrames(true);
    this.socket.open();
  }

  /** Ends the waiting for the next attempt. */
  tryNow(): void {
    this.socket.tryNow();
  }

  private opened(): void {
    this.refusal.set(null);
    this.socket.send(JSON.stringify(SUBSCRIBE));
  }

  private received(text: string): void {
    const event = parse(text);
    switch (event?.type) {
      case 'hello':
        return this.clock.begin(event.serverTime);
      case 'subscribed':
        this.isSubscribed.set(true);
        return this.listener?.subscribed();
      case 'readings':
        return this.listener?.arrived(event.readings.filter(({ channel }) => channel === SPEED_CHANNEL.name));
      case 'stats':
        this.clock.follow(event.serverTime);
        return this.lastStats.set(event);
      case 'error':
        return this.refusal.set(event.error.message);
    }
  }
}

/** A frame that is not JSON is nothing we know how to use; the next one may be. */
function parse(text: string): LiveEvent | undefined {
  try {
    return JSON.parse(text) as LiveEvent;
  } catch {
    return undefined;
  }
}
