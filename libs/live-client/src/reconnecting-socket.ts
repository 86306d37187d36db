import { CLOSE, type CloseReason, ReconnectPolicy } from '@tachograph/contracts';
import type { LinkState } from './link-state.js';
import type { PlainWebSocket, WebSocketClass } from './web-socket-class.js';

/** A connection that held this long was a good one: the waiting times start over. */
const STEADY_MS = 5_000;
const CHECK_MS = 1_000;
/** `WebSocket.OPEN`, which is the same in every implementation. */
const OPEN = 1;

/** What the owner of a socket wants to hear of. */
export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  /** The connection is gone: whatever was under way on it will not be answered. */
  lost(): void;
  /** {@link ReconnectingSocket.state} is another. */
  changed?(state: LinkState): void;
}

export interface ReconnectingSocketOptions {
  /** Milliseconds without a frame, while one is due, after which the connection counts as dead. */
  silenceMs: number;
  /** How long to wait before each next attempt. */
  reconnect?: Pick<ReconnectPolicy, 'next' | 'reset'>;
  /** In the place of the global one. */
  webSocket?: WebSocketClass;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * A WebSocket that comes back by itself. It waits as its policy says, stays away where the close code says so, and takes
 * silence where frames are due for a dead connection: a half-open socket reports no error of its own.
 */
export class ReconnectingSocket {
  private current: LinkState = { kind: 'closed' };
  private readonly silenceMs: number;
  private readonly policy: Pick<ReconnectPolicy, 'next' | 'reset'>;
  private readonly webSocket: WebSocketClass;
  private readonly now: () => number;
  private socket?: PlainWebSocket;
  private framesDue = false;
  private startedAt = 0;
  private heardAt = 0;
  private retryTimer?: ReturnType<typeof setTimeout>;
  private silenceTimer?: ReturnType<typeof setInterval>;

  constructor(
    private readonly url: string,
    private readonly events: SocketEvents,
    options: ReconnectingSocketOptions,
  ) {
    this.silenceMs = options.silenceMs;
    this.policy = options.reconnect ?? new ReconnectPolicy();
    this.webSocket = options.webSocket ?? globalThis.WebSocket;
    this.now = options.now ?? Date.now;
  }

  get state(): LinkState {
    return this.current;
  }

  /** Milliseconds since the last frame, or since the connection was opened. */
  get silence(): number {
    return this.now() - this.heardAt;
  }

  /** Connects, and keeps connected until `close`. Does nothing where that is already so. */
  open(): void {
    if (this.current.kind === 'closed') this.connect();
  }

  /** Ends the connection for good; no `lost` follows. */
  close(): void {
    this.detach();
    this.policy.reset();
    this.change({ kind: 'closed' });
  }

  /** Ends the waiting and tries now, also where the server said not to come back. */
  tryNow(): void {
    const { kind } = this.current;
    if (kind === 'waiting' || kind === 'refused') this.connect();
  }

  /** To be called when the machine or its network may have come back: ends the waiting, finds a dead connection at once. */
  check(): void {
    if (this.current.kind === 'waiting') this.connect();
    else this.checkSilence();
  }

  /** Hands a text frame to the network; false when there is no open connection. */
  send(text: string): boolean {
    // A socket that is closing is none any more, though its end is told only later.
    if (this.current.kind !== 'open' || this.socket?.readyState !== OPEN) return false;
    this.socket.send(text);
    return true;
  }

  /** Says whether the server owes us a frame; the time limit starts with the first `true`. */
  expectFrames(due: boolean): void {
    if (due && !this.framesDue) this.heardAt = this.now();
    this.framesDue = due;
  }

  private connect(): void {
    this.detach();
    // An address that is none throws here, and leaves nothing behind.
    this.socket = this.listening(new this.webSocket(this.url));
    this.startedAt = this.heardAt = this.now();
    this.silenceTimer = setInterval(() => this.checkSilence(), Math.min(CHECK_MS, this.silenceMs / 4));
    this.change({ kind: 'connecting' });
  }

  private listening(socket: PlainWebSocket): PlainWebSocket {
    socket.onopen = () => {
      this.heardAt = this.now();
      this.change({ kind: 'open' });
      this.events.opened();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      this.heardAt = this.now();
      if (typeof data === 'string') this.events.received(data);
    };
    socket.onclose = ({ code }: { code: number }) =>
      this.drop(Object.values<CloseReason>(CLOSE).find((known) => known.code === code));
    // The end is told by `onclose`. The package `ws` throws what nobody listens to.
    socket.onerror = () => undefined;
    return socket;
  }

  private checkSilence(): void {
    // A clock that was set back would hide a dead connection until it is there again.
    this.heardAt = Math.min(this.heardAt, this.now());
    const { kind } = this.current;
    const due = kind === 'connecting' || (kind === 'open' && this.framesDue);
    if (due && this.silence > this.silenceMs) this.drop();
  }

  private drop(why?: CloseReason): void {
    const wasOpen = this.current.kind === 'open';
    this.detach();
    if (wasOpen && this.now() - this.startedAt >= STEADY_MS) this.policy.reset();
    if (why && !why.reconnect) this.change({ kind: 'refused', reason: why.reason });
    else this.waitForNext();
    this.events.lost();
  }

  private waitForNext(): void {
    const delay = this.policy.next();
    this.retryTimer = setTimeout(() => this.connect(), delay);
    this.change({ kind: 'waiting', until: this.now() + delay });
  }

  /** Lets go of the socket first: what it still reports after this belongs to nobody. */
  private detach(): void {
    clearTimeout(this.retryTimer);
    clearInterval(this.silenceTimer);
    if (!this.socket) return;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = undefined;
  }

  private change(state: LinkState): void {
    this.current = state;
    this.events.changed?.(state);
  }
}
