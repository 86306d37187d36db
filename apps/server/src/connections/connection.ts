import { CLOSE, type CloseReason, type ConnectionEntry } from '@tachograph/contracts';
import { SharedFrame } from './shared-frame.js';
import type { Transport } from './transport.js';

/** What is known of a connection from the start. */
export interface ConnectionFacts {
  readonly id: string;
  /** What it is connected to: `speed`, `live`, `socketio:esp32`. */
  readonly channel: string;
  /** The device that it reports for unless a message says otherwise; none for a viewer. */
  readonly device?: string;
  readonly address: string;
  /** Milliseconds since 1970, UTC. */
  readonly connectedAt: number;
}

/** One open connection: who it is, since when, what went through it. */
export class Connection {
  /** The device that it last reported for. */
  device: string | undefined;
  private messagesIn = 0;
  private messagesOut = 0;
  private heard = 0;
  private paused = false;

  /** @param outboxMaxBytes what may wait to be sent; past it the connection is closed as too slow */
  constructor(
    readonly facts: ConnectionFacts,
    private readonly transport: Transport,
    private readonly outboxMaxBytes: number,
  ) {
    this.device = facts.device;
    transport.onPong(() => {
      this.heard += 1;
    });
  }

  /** Whether it waits for the server alone: then nothing of it can be heard, and its silence means nothing. */
  get waitsForServer(): boolean {
    return this.paused && this.transport.bufferedBytes === 0;
  }

  /**
   * A number that does not grow while the other side is silent: messages and pongs, and, while it is not being read,
   * what it takes of what it is sent.
   */
  get signsOfLife(): number {
    return this.paused ? this.heard + this.transport.takenBytes : this.heard;
  }

  /** Whether its protocol finds out by itself that nobody is there any more. */
  get hasHeartbeat(): boolean {
    return this.transport.hasHeartbeat;
  }

  get id(): string {
    return this.facts.id;
  }

  /** Encodes what many connections are to be sent with {@link sendFrame}. */
  static frame(text: string): SharedFrame {
    return new SharedFrame(text);
  }

  /** As {@link send}, with what others get as well. */
  sendFrame(frame: SharedFrame): boolean {
    if (!this.takesMore()) return false;
    this.messagesOut += 1;
    this.transport.sendFrame(frame);
    return true;
  }

  /** @returns whether the message was handed to the network; it was not if the connection is closed or too slow */
  send(text: string): boolean {
    if (!this.takesMore()) return false;
    this.messagesOut += 1;
    this.transport.send(text);
    return true;
  }

  /** @param receive called with the message's text, `undefined` where it is no valid UTF-8, and its size in bytes */
  onMessage(receive: (text: string | undefined, bytes: number) => void): void {
    this.transport.onMessage((text, bytes) => {
      this.messagesIn += 1;
      this.heard += 1;
      receive(text, bytes);
    });
  }

  /** Bytes that wait to be sent. */
  get outboxBytes(): number {
    return this.transport.bufferedBytes;
  }

  /** Bytes that the network has taken so far. */
  get takenBytes(): number {
    return this.transport.takenBytes;
  }

  /** @param receive called each time that what was waiting to be sent has been taken */
  onDrain(receive: () => void): void {
    this.transport.onDrain(receive);
  }

  /** Stops reading from a client that sends faster than it can be served, until {@link resume}. */
  pause(): void {
    this.paused = true;
    this.transport.pause();
  }

  resume(): void {
    this.paused = false;
    this.transport.resume();
  }

  onClose(receive: () => void): void {
    this.transport.onClose(receive);
  }

  close(reason: CloseReason): void {
    this.transport.close(reason);
  }

  /** Asks for a sign of life. */
  ping(): void {
    this.transport.ping();
  }

  /** Cuts the connection without a word, since nobody is there to hear it. */
  terminate(): void {
    this.transport.terminate();
  }

  private takesMore(): boolean {
    if (!this.transport.isOpen) return false;
    if (this.transport.bufferedBytes <= this.outboxMaxBytes) return true;
    this.close(CLOSE.tooSlow);
    return false;
  }

  /** As `GET /connections` lists it. */
  toEntry(): ConnectionEntry {
    return {
      id: this.id,
      channel: this.facts.channel,
      device_id: this.device ?? null,
      address: this.facts.address,
      connected_at: new Date(this.facts.connectedAt).toISOString(),
      messages_in: this.messagesIn,
      messages_out: this.messagesOut,
    };
  }
}
