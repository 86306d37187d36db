import { CLOSE, type CloseReason, type ConnectionEntry } from '@tachograph/contracts';
import { TooManyMessagesError } from './errors.js';
import { MessageBudget } from './message-budget.js';
import { SharedFrame } from './shared-frame.js';
import type { Transport } from './transport.js';

/** Bytes of answers not taken, past which nothing more is read of who asks for further ones. */
const UNTAKEN_MAX_BYTES = 1024 * 1024;

/** Milliseconds for which a connection that sent more than it may is not read. */
const REST_MS = 1_000;

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
  /** Its {@link signsOfLife} when the heartbeat last looked. */
  signsAtLastRound = -1;
  private messagesIn = 0;
  private messagesOut = 0;
  private heard = 0;
  private reasonsToPause = 0;
  /** While it is not read for having sent too much: what it is told, made once for all that it sent along. */
  private resting: TooManyMessagesError | undefined;
  private leaving = false;
  /** Undefined until it has had to for the first time: idle connections listen for nothing that they do not need. */
  private waitsForDrain: boolean | undefined;
  private readonly budget: MessageBudget;

  /**
   * @param outboxMaxBytes what may wait to be sent; past it the connection is closed as too slow
   * @param messagesPerSecond what it may send in the long run, see {@link spend}
   */
  constructor(
    readonly facts: ConnectionFacts,
    private readonly transport: Transport,
    private readonly outboxMaxBytes: number,
    messagesPerSecond = Infinity,
  ) {
    this.device = facts.device;
    this.budget = new MessageBudget(messagesPerSecond);
    transport.onPong(() => {
      this.heard += 1;
      // Nobody waits for an answer to it, but it takes time all the same.
      if (this.resting === undefined && !this.budget.take()) this.rest();
    });
  }

  /** Whether it waits for the server alone: then nothing of it can be heard, and its silence means nothing. */
  get waitsForServer(): boolean {
    return this.isPaused && this.transport.bufferedBytes === 0;
  }

  /**
   * A number that stays as it is while the other side is silent: messages and pongs, and what it takes of what it is sent, where
   * more than its network holds is waiting (a ping waits behind all of it) or where it is not being read.
   */
  get signsOfLife(): number {
    const isBusy = this.isPaused || this.transport.bufferedBytes > 0;
    return isBusy ? this.heard + this.transport.takenBytes : this.heard;
  }

  /** Whether it is there and was not told to go. */
  get isOpen(): boolean {
    return !this.leaving && this.transport.isOpen;
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
      // No answer would reach it any more; what was not answered is sent again.
      if (!this.leaving) receive(text, bytes);
    });
  }

  /**
   * Counts a message that is to be served. Hot path. Past the limit nothing more is read for about a second, so that who sends
   * without end costs nothing meanwhile, and who sends again what was refused loses nothing. Who takes none of what it is
   * answered is not read until it has.
   *
   * @throws TooManyMessagesError above the limit; what comes along with the first one too many is refused with it
   */
  spend(): void {
    if (this.outboxBytes > UNTAKEN_MAX_BYTES) this.waitForDrain();
    if (this.resting === undefined && this.budget.take()) return;
    throw this.rest();
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

  /** Stops reading from a client that sends faster than it can be served, until {@link resume} was called as often as this. */
  pause(): void {
    this.reasonsToPause += 1;
    if (this.reasonsToPause === 1) this.transport.pause();
  }

  resume(): void {
    this.reasonsToPause -= 1;
    if (this.reasonsToPause === 0) this.transport.resume();
  }

  onClose(receive: () => void): void {
    this.transport.onClose(receive);
  }

  /** Says goodbye with the reason's code; what still comes is no longer served. */
  close(reason: CloseReason): void {
    this.leaving = true;
    // Its answer to the close must be read.
    if (this.isPaused) this.transport.resume();
    this.transport.close(reason);
  }

  /** Asks for a sign of life; false where its protocol has no way to. */
  ping(): boolean {
    return this.transport.ping();
  }

  /** Cuts the connection without a word, since nobody is there to hear it. */
  terminate(): void {
    this.transport.terminate();
  }

  private get isPaused(): boolean {
    return this.reasonsToPause > 0;
  }

  private waitForDrain(): void {
    if (this.waitsForDrain) return;
    if (this.waitsForDrain === undefined)
      this.transport.onDrain(() => {
        if (!this.waitsForDrain) return;
        this.waitsForDrain = false;
        this.resume();
      });
    this.waitsForDrain = true;
    this.pause();
  }

  private rest(): TooManyMessagesError {
    if (this.resting !== undefined) return this.resting;
    this.pause();
    setTimeout(() => {
      this.resting = undefined;
      this.resume();
    }, REST_MS).unref();
    return (this.resting = new TooManyMessagesError(this.budget.perSecond));
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
