import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { type ErrorCode, ReconnectPolicy } from '@tachograph/contracts';
import { ReconnectingSocket, type LinkState } from '@tachograph/live-client';
import { socketUrl } from '../../core/live/socket-url';
import { onWake } from '../../core/live/wake-signals';
import { messageId } from './message-id';
import { mayPass, parseEcho } from './speed-echo';
import { SpeedWalk } from './speed-walk';
import { UnechoedReadings } from './unechoed-readings';

export const GENERATOR_DEVICE = 'generator';
const SILENCE_LIMIT_MS = 10_000;

/**
 * A device inside the page: sends random speeds over the speed channel like anybody's client, and keeps each until the
 * server has echoed it, that is stored it. What is kept is sent again, with the same id, after a reconnect.
 */
@Injectable({ providedIn: 'root' })
export class SpeedGenerator {
  private readonly walk = new SpeedWalk();
  private readonly kept = new UnechoedReadings();
  private readonly refusalPolicy = new ReconnectPolicy();
  private readonly linkState = signal<LinkState>({ kind: 'closed' });
  private readonly socket = new ReconnectingSocket(
    socketUrl('/ws/speed'),
    {
      opened: () => this.flush(),
      received: (text) => this.received(text),
      lost: () => this.lost(),
      changed: (state) => this.linkState.set(state),
    },
    { silenceMs: SILENCE_LIMIT_MS },
  );
  private ticker?: ReturnType<typeof setInterval>;
  private pause?: ReturnType<typeof setTimeout>;

  private readonly counts = signal({ sent: 0, echoed: 0, kept: 0, refused: 0 });
  private readonly perSecond = signal(1);
  private readonly isRunning = signal(false);
  private readonly trouble = signal<string | null>(null);

  readonly link = this.linkState.asReadonly();
  readonly running = this.isRunning.asReadonly();
  /** Readings a second. */
  readonly rate = this.perSecond.asReadonly();
  /** Readings sent, echoed, kept until their echo comes, and refused for good. */
  readonly tally = this.counts.asReadonly();
  /** True when so much is kept that no more readings are made until the server takes some. */
  readonly isFull = computed(() => this.tally().kept > 0 && this.kept.isFull);
  /** What the server objects to, in its words. */
  readonly problem = this.trouble.asReadonly();

  constructor() {
    const stopWake = onWake(() => this.socket.check());
    inject(DestroyRef).onDestroy(() => {
      stopWake();
      clearInterval(this.ticker);
      clearTimeout(this.pause);
      this.socket.close();
    });
  }

  /** Makes the first reading at once and the next ones at the chosen rate. */
  start(): void {
    if (this.running()) return;
    this.isRunning.set(true);
    this.socket.open();
    this.make();
    this.schedule();
  }

  /** Makes no more readings; what was made is still brought to the server. */
  stop(): void {
    clearInterval(this.ticker);
    this.isRunning.set(false);
    this.rest();
  }

  /** Takes effect with the next reading. */
  setRate(perSecond: number): void {
    this.perSecond.set(perSecond);
    if (this.running()) this.schedule();
  }

  /** Ends the waiting for the next attempt to connect. */
  tryNow(): void {
    this.socket.tryNow();
  }

  private schedule(): void {
    clearInterval(this.ticker);
    this.ticker = setInterval(() => this.make(), 1_000 / this.perSecond());
  }

  private make(): void {
    const timestamp = new Date().toISOString();
    this.kept.add({
      speed: this.walk.next(1 / this.perSecond()),
      timestamp,
      device_id: GENERATOR_DEVICE,
      id: messageId(),
    });
    this.flush();
  }

  private flush(): void {
    let sent = 0;
    while (this.link().kind === 'open' && this.pause === undefined) {
      const reading = this.kept.next();
      if (!reading) break;
      if (!reading.wasSent) sent += 1;
      reading.wasSent = true;
      this.socket.send(JSON.stringify(reading.message));
    }
    this.count({ sent });
  }

  private received(text: string): void {
    const answer = parseEcho(text);
    if (answer?.kind === 'refused') this.refused(answer.code, answer.message);
    else if (answer && this.kept.echoed(answer.id)) this.echoed();
    this.flush();
    this.rest();
  }

  private echoed(): void {
    this.refusalPolicy.reset();
    this.trouble.set(null);
    this.count({ echoed: 1 });
  }

  private refused(code: ErrorCode, message: string): void {
    this.trouble.set(message);
    if (!mayPass(code)) {
      this.kept.dropOldest();
      return this.count({ refused: 1 });
    }
    this.kept.refuseOldest();
    this.pause ??= setTimeout(() => this.resume(), this.refusalPolicy.next());
  }

  private resume(): void {
    this.pause = undefined;
    this.kept.resendRefused();
    this.flush();
  }

  private lost(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.kept.resendAll();
    this.count({});
  }

  private count(more: { sent?: number; echoed?: number; refused?: number }): void {
    this.socket.expectFrames(this.kept.answersDue);
    this.counts.update(({ sent, echoed, refused }) => ({
      sent: sent + (more.sent ?? 0),
      echoed: echoed + (more.echoed ?? 0),
      refused: refused + (more.refused ?? 0),
      kept: this.kept.size,
    }));
  }

  /** Leaves the server alone once nothing is made and nothing is kept. */
  private rest(): void {
    if (!this.running() && this.kept.size === 0) this.socket.close();
  }
}
