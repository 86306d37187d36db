import { signal } from '@angular/core';
import { CLOSE, type CloseReason, ReconnectPolicy } from '@tachograph/contracts';
import type { LinkState } from './link-state';
import { onWake } from './wake-signals';

/** A connection that held this long was a good one: the waiting times start over. */
const STEADY_MS = 5_000;
const CHECK_MS = 1_000;

/** What the owner of a socket wants to hear of. */
export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  /** The connection is gone: whatever was under way on it will not be answered. */
  lost(): void;
}

/**
 * A WebSocket that comes back by itself. It waits as its policy says, tries at once when the page wakes up, and takes
 * silence where frames are due for a dead connection: a half-open socket reports no error of its own.
 */
export class ReconnectingSocket {
  private readonly current = signal<LinkState>({ kind: 'closed' });
  readonly state = this.current.asReadonly();

  private socket?: WebSocket;
  private framesDue = false;
  private startedAt = 0;
  private heardAt = 0;
  private retryTimer?: ReturnType<typeof setTimeout>;
  private silenceTimer?: ReturnType<typeof setInterval>;
  private stopWake?: () => void;

  /** @param silenceLimit milliseconds without a frame, while one is due, after which the connection counts as dead. */
  constructor(
    private readonly url: string,
    private readonly events: SocketEvents,
    private readonly silenceLimit: number,
    private readonly policy = new ReconnectPolicy(),
  ) {}

  /** Connects, and keeps connected until `close`. Does nothing where that is already so. */
  open(): void {
    if (this.current().kind !== 'closed') return;
    this.stopWake = onWake(() => this.wake());
    this.connect();
  }

  /** Ends the connection for good; no `lost` follows. */
  close(): void {
    this.stopWake?.();
    this.detach();
    this.policy.reset();
    this.current.set({ kind: 'closed' });
  }

  /** Ends the waiting and tries now. */
  tryNow(): void {
    const { kind } = this.current();
    if (kind === 'waiting' || kind === 'refused') this.connect();
  }

  /** Hands a text frame to the network; false when there is no open connection. */
  send(text: string): boolean {
    // A socket that is closing is none any more, though its end is told only later.
    if (this.current().kind !== 'open' || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(text);
    return true;
  }

  /** Says whether the server owes us a frame; the time limit starts with the first `true`. */
  expectFrames(due: boolean): void {
    if (due && !this.framesDue) this.heardAt = Date.now();
    this.framesDue = due;
  }

  private connect(): void {
    this.detach();
    this.startedAt = this.heardAt = Date.now();
    this.current.set({ kind: 'connecting' });
    const socket = new WebSocket(this.url);
    socket.onopen = () => {
      this.heardAt = Date.now();
      this.current.set({ kind: 'open' });
      this.events.opened();
    };
    socket.onmessage = ({ data }) => {
      this.heardAt = Date.now();
      if (typeof data === 'string') this.events.received(data);
    };
    socket.onclose = ({ code }) => this.drop(Object.values<CloseReason>(CLOSE).find((known) => known.code === code));
    this.socket = socket;
    this.silenceTimer = setInterval(() => this.checkSilence(), CHECK_MS);
  }

  private wake(): void {
    const { kind } = this.current();
    if (kind === 'waiting') this.connect();
    else this.checkSilence();
  }

  private checkSilence(): void {
    const { kind } = this.current();
    const due = kind === 'connecting' || (kind === 'open' && this.framesDue);
    if (due && Date.now() - this.heardAt > this.silenceLimit) this.drop();
  }

  private drop(why?: CloseReason): void {
    const wasOpen = this.current().kind === 'open';
    this.detach();
    if (wasOpen && Date.now() - this.startedAt >= STEADY_MS) this.policy.reset();
    if (why && !why.reconnect) this.current.set({ kind: 'refused', reason: why.reason });
    else this.waitForNext();
    this.events.lost();
  }

  private waitForNext(): void {
    const delay = this.policy.next();
    this.current.set({ kind: 'waiting', until: Date.now() + delay });
    this.retryTimer = setTimeout(() => this.connect(), delay);
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
}
