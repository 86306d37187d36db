import { CLOSE, type LiveEvent } from '@tachograph/contracts';
import type { Connection } from '../../connections/index.js';
import type { Frame } from './reading-frames.js';
import type { SlowViewers } from './slow-viewers.js';
import type { Turn, Turns } from './turns.js';

/** What all outboxes share. */
export interface OutboxRules {
  /** Bytes above which nothing but answers is sent; there is room again at half of them. */
  readonly highWater: number;
  /** Milliseconds for which a full one may take nothing. */
  readonly stuckMs: number;
  readonly slow: SlowViewers;
  readonly turns: Turns;
}

/** What waits to be sent to one viewer. Hot path: `hasRoom` and `sendFrame` run once a frame and viewer. */
export class ViewerOutbox {
  private waiting: Set<Turn> | undefined;
  /** Not before it is full for the first time: idle connections listen for nothing that they do not need. */
  private isListening = false;
  private takenBefore = -1;
  private stuckForMs = 0;

  constructor(
    private readonly connection: Connection,
    private readonly rules: OutboxRules,
  ) {}

  get hasRoom(): boolean {
    return this.connection.outboxBytes <= this.rules.highWater;
  }

  send(event: LiveEvent): void {
    this.connection.send(JSON.stringify(event));
  }

  sendFrame(frame: Frame): void {
    this.connection.sendFrame(frame);
  }

  /** Leaves a frame out while there is no room, and has it seen whether there ever is. */
  sendIfRoom(frame: Frame): void {
    if (this.hasRoom) this.connection.sendFrame(frame);
    else this.rules.slow.add(this);
  }

  /** Gives a turn once there is room again. */
  whenRoom(turn: Turn): void {
    (this.waiting ??= new Set()).add(turn);
    this.rules.slow.add(this);
    if (this.isListening) return;
    this.isListening = true;
    this.connection.onDrain(() => {
      this.release();
    });
  }

  leave(turn: Turn): void {
    this.waiting?.delete(turn);
    this.rules.turns.leave(turn);
  }

  /** @returns whether it needs to be looked at again */
  check(elapsedMs: number): boolean {
    if (this.connection.outboxBytes <= this.rules.highWater / 2) {
      this.release();
      return false;
    }
    const { takenBytes } = this.connection;
    this.stuckForMs = takenBytes === this.takenBefore ? this.stuckForMs + elapsedMs : 0;
    this.takenBefore = takenBytes;
    if (this.stuckForMs < this.rules.stuckMs) return true;
    this.connection.close(CLOSE.tooSlow);
    return false;
  }

  end(): void {
    this.waiting = undefined;
    this.rules.slow.delete(this);
  }

  private release(): void {
    this.stuckForMs = 0;
    if (this.waiting === undefined) return;
    for (const turn of this.waiting) this.rules.turns.ask(turn);
    this.waiting = undefined;
  }
}
