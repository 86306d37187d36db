import type {
  ErrorBody,
  ErrorCode,
  LiveEvent,
  LivePosition,
  LiveRequest,
  LiveStats,
  LiveSubscribed,
  ReconnectPolicy,
} from '@tachograph/contracts';
import type { LinkState } from './link-state.js';
import { Listeners } from './listeners.js';
import { ReconnectingSocket } from './reconnecting-socket.js';
import { ServerTime } from './server-time.js';
import { Watch, type WatchRequest, type Watcher } from './watch.js';
import type { WebSocketClass } from './web-socket-class.js';

/** The server sends its figures each second: five that failed to come are a dead connection. */
const SILENCE_MS = 5_000;
/** What the server could not do just now is asked for again after this time. */
const ASK_AGAIN_MS = 1_000;
const PASSING: readonly ErrorCode[] = ['too_many_messages', 'storage_unavailable', 'internal_error'];
/** Silence after which a sign of life is asked for when the machine wakes. */
const DOUBT_MS = 1_500;

export interface LiveClientOptions {
  /** In the place of the global one. */
  webSocket?: WebSocketClass;
  /** How long to wait before each next attempt. */
  reconnect?: Pick<ReconnectPolicy, 'next' | 'reset'>;
  /** This machine's clock, milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds of silence after which a connection counts as dead; the server speaks each second. */
  silenceMs?: number;
}

/**
 * A viewer of the live channel, for any number of watches over one connection. It connects with the first watch, comes
 * back by itself, asks for each watch to go on where it was, and hands on each reading of an `every` watch once and in
 * order, or says which times are to be read from the history. docs/live.md has the protocol.
 */
export class LiveClient {
  private readonly socket: ReconnectingSocket;
  private readonly time: ServerTime;
  private readonly watches = new Map<string, Watch>();
  private readonly states = new Listeners<LinkState>();
  private readonly stats = new Listeners<LiveStats>();
  private readonly problems = new Listeners<ErrorBody['error']>();
  private current: LinkState = { kind: 'closed' };
  private wasGreeted = false;
  private isReady = false;
  private lastId = 0;
  private askTimer?: ReturnType<typeof setTimeout>;

  /** @param url of the live channel, `ws://host:8765/ws/live` */
  constructor(url: string, { silenceMs = SILENCE_MS, now = Date.now, ...options }: LiveClientOptions = {}) {
    this.time = new ServerTime(now);
    const events = {
      opened: () => this.ask(),
      received: (text: string) => this.received(text),
      lost: () => this.lost(),
      changed: () => this.update(),
    };
    this.socket = new ReconnectingSocket(url, events, { ...options, silenceMs, now });
    this.socket.expectFrames(true);
  }

  /** `open` only once the server has answered what it was asked: an open socket alone delivers nothing. */
  get state(): LinkState {
    return this.current;
  }

  /** The server's clock, milliseconds since 1970. */
  serverTime(): number {
    return this.time.now();
  }

  /** Tells of each change of {@link state}; returns the function that ends it. */
  onState(listener: (state: LinkState) => void): () => void {
    return this.states.add(listener);
  }

  /** Tells of the server's figures each second; returns the function that ends it. */
  onStats(listener: (stats: LiveStats) => void): () => void {
    return this.stats.add(listener);
  }

  /** Tells of what the server could not do for no watch in particular; returns the function that ends it. */
  onProblem(listener: (error: ErrorBody['error']) => void): () => void {
    return this.problems.add(listener);
  }

  /** Connects, also while nothing is watched. */
  open(): void {
    this.socket.open();
  }

  /**
   * Watches channels, and connects where that is not so yet.
   * @returns the function that ends it; the watcher hears nothing more
   */
  watch(request: WatchRequest, watcher: Watcher): () => void {
    const watch = new Watch(`w${++this.lastId}`, request, watcher);
    this.watches.set(watch.id, watch);
    this.open();
    this.send(watch.request());
    return () => this.end(watch);
  }

  /** Ends the waiting for the next attempt, also where the server said not to come back. */
  tryNow(): void {
    this.socket.tryNow();
  }

  /** To be called when the machine or its network may have come back: tries at once, and finds out whether it is still there. */
  check(): void {
    this.socket.check();
    if (this.socket.silence > DOUBT_MS) this.send({ type: 'ping' });
  }

  /** Leaves for good; the watches hear nothing more. */
  close(): void {
    for (const watch of this.watches.values()) watch.end();
    this.watches.clear();
    this.reset();
    this.socket.close();
  }

  private end(watch: Watch): void {
    watch.end();
    if (!this.watches.delete(watch.id)) return;
    this.send({ type: 'unsubscribe', id: watch.id });
    this.update();
  }

  private ask(): void {
    for (const watch of this.watches.values()) if (!watch.isAnswered) this.send(watch.request());
  }

  private send(request: LiveRequest): void {
    this.socket.send(JSON.stringify(request));
  }

  private reset(): void {
    clearTimeout(this.askTimer);
    this.askTimer = undefined;
    this.wasGreeted = this.isReady = false;
  }

  private lost(): void {
    this.reset();
    for (const watch of [...this.watches.values()]) watch.lost();
    this.update();
  }

  private received(text: string): void {
    const event = parse(text);
    if (event) this.handle(event);
  }

  private handle(event: LiveEvent): void {
    switch (event.type) {
      case 'hello':
        this.time.begin(event.serverTime);
        this.wasGreeted = true;
        return this.update();
      case 'subscribed':
        return this.subscribed(event);
      case 'readings':
        return this.each(event.stream, (watch) => watch.readings(event));
      case 'behind':
        return this.each(event.stream, (watch) => watch.behind(event.readings));
      case 'gap':
        return this.each(event.stream, (watch) => watch.gap(event));
      case 'stats':
        this.time.follow(event.serverTime);
        if (event.position) this.reached(event.position);
        return this.stats.tell(event);
      case 'pong':
        return this.time.follow(event.serverTime);
      case 'error':
        return this.refused(event);
    }
  }

  /** An answer for a watch that has ended is none any more. */
  private subscribed(event: LiveSubscribed): void {
    this.watches.get(event.id)?.subscribed(event);
    this.update();
  }

  private refused({ id, error }: { id?: string } & ErrorBody): void {
    const mayPass = PASSING.includes(error.code);
    if (id === undefined) this.problems.tell(error);
    else this.watches.get(id)?.refused(error, mayPass);
    if (mayPass) this.askLater();
    this.update();
  }

  /** What was refused for now, or never read, has no answer yet. */
  private askLater(): void {
    this.askTimer ??= setTimeout(() => {
      this.askTimer = undefined;
      this.ask();
    }, ASK_AGAIN_MS);
  }

  private each(stream: number, call: (watch: Watch) => void): void {
    for (const watch of [...this.watches.values()]) if (watch.stream === stream) call(watch);
  }

  private reached(position: LivePosition): void {
    for (const watch of [...this.watches.values()]) watch.reached(position);
  }

  private update(): void {
    this.isReady ||= this.wasGreeted && [...this.watches.values()].every(({ isAnswered }) => isAnswered);
    const { state } = this.socket;
    const next: LinkState = state.kind === 'open' && !this.isReady ? { kind: 'connecting' } : state;
    const isSame = next === this.current || (next.kind === 'connecting' && this.current.kind === 'connecting');
    if (isSame) return;
    this.current = next;
    this.states.tell(next);
  }
}

/** A frame that is no event is nothing we know how to use; the next one may be. */
function parse(text: string): LiveEvent | undefined {
  try {
    const event = JSON.parse(text) as LiveEvent | null;
    return event ?? undefined;
  } catch {
    return undefined;
  }
}
