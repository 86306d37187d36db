import type {
  ErrorBody,
  LiveGap,
  LiveMode,
  LivePosition,
  LiveRange,
  LiveReadings,
  LiveSubscribe,
  LiveSubscribed,
  Reading,
} from '@tachograph/contracts';
import { callApart } from './listeners.js';

/** What to watch; `after` is where a watch of an earlier run of the program was, and is for `every` alone. */
export interface WatchRequest {
  readonly channels: readonly string[];
  readonly mode: LiveMode;
  readonly framesPerSecond?: number;
  readonly after?: LivePosition;
}

/** Who watches. Nothing is told after the watch has ended, and nothing twice. */
export interface Watcher {
  /**
   * Whatever is stored from `position` on follows. Told after each connect: `recovered` is true where all that was missed
   * follows, false where `gap` says what does not, null where there was nothing to go on from.
   */
  subscribed?(answer: Pick<LiveSubscribed, 'recovered' | 'position'>): void;
  /**
   * Of `every`: each reading once, in the order in which they were stored. Of `latest`: the newest of each channel.
   * @param position what to hand in as `after` to go on from here in another run of the program
   */
  readings(readings: readonly Reading[], position: LivePosition): void;
  /** So many readings wait at the server, since they were not taken as fast as they came; 0 once they have come. */
  behind?(readings: number): void;
  /** Readings taken at these times may be missing, and are to be read from the history. */
  gap?(reload: LiveRange): void;
  /** The server will not have it. It is asked again after the next connect, or soon where the reason may pass. */
  refused?(error: ErrorBody['error']): void;
}

/** One watch: what it wants, where it is, and whom it tells. */
export class Watch {
  /** The number under which its frames come on this connection. */
  stream?: number;
  /** Whether the server has said yes, or no for good, on this connection. */
  isAnswered = false;
  private position?: LivePosition;
  private held = 0;
  private hasEnded = false;

  constructor(
    readonly id: string,
    private readonly wish: WatchRequest,
    private readonly watcher: Watcher,
  ) {
    this.position = wish.after;
  }

  /** What to ask the server for; goes on from the last position that is known. */
  request(): LiveSubscribe {
    const { channels, mode, framesPerSecond } = this.wish;
    const rate = mode === 'latest' && framesPerSecond !== undefined ? { framesPerSecond } : {};
    const after = mode === 'every' && this.position ? { after: this.position } : {};
    return { type: 'subscribe', id: this.id, channels: [...channels], mode, ...rate, ...after };
  }

  subscribed({ stream, recovered, position, reload }: LiveSubscribed): void {
    this.stream = stream;
    this.isAnswered = true;
    const missing = reload ?? { from: this.position?.time ?? position.time, to: position.time };
    // Where what was missed follows, what is known is still only what came before.
    if (recovered !== true) this.position = position;
    this.tell(() => this.watcher.subscribed?.({ recovered, position }));
    if (recovered === false) this.tell(() => this.watcher.gap?.(missing));
  }

  readings({ readings, position }: LiveReadings): void {
    const known = this.wish.mode === 'every' ? (this.position?.seq ?? 0) : 0;
    const fresh = readings.filter(({ id }) => id > known);
    this.advance(position);
    if (fresh.length > 0) this.tell(() => this.watcher.readings(fresh, position));
    if (this.held > 0) this.behind(Math.max(0, this.held - fresh.length));
  }

  /** Takes in how much the server holds back. */
  behind(readings: number): void {
    if (readings === this.held) return;
    this.held = readings;
    this.tell(() => this.watcher.behind?.(readings));
  }

  gap({ position, reload }: LiveGap): void {
    this.advance(position);
    this.behind(0);
    this.tell(() => this.watcher.gap?.(reload));
  }

  /** All readings up to here have been sent. */
  reached(position: LivePosition): void {
    if (this.stream === undefined) return;
    this.advance(position);
    this.behind(0);
  }

  /** @param mayPass whether it is worth asking again on this connection */
  refused(error: ErrorBody['error'], mayPass: boolean): void {
    this.isAnswered = !mayPass;
    this.stream = undefined;
    this.tell(() => this.watcher.refused?.(error));
  }

  /** The connection is gone, and with it the number of the stream and whatever was held back. */
  lost(): void {
    this.stream = undefined;
    this.isAnswered = false;
    this.behind(0);
  }

  end(): void {
    this.hasEnded = true;
  }

  /** Within an epoch a position never goes back: a stream may repeat readings for another watch that joins it. */
  private advance(to: LivePosition): void {
    if (this.position?.epoch === to.epoch && this.position.seq > to.seq) return;
    this.position = to;
  }

  private tell(call: () => void): void {
    if (!this.hasEnded) callApart(call);
  }
}
