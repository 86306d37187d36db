import type { Signal } from '@angular/core';
import type { DashboardZone, TimeSpan } from '@tachograph/contracts';
import type { TimedRange } from '../history/shown-range';

/**
 * What a dashboard shows: `live`, what happens now; `past`, a range between two instants, which stands still; `paused`, what
 * was seen when the viewer paused; `replay`, what happened then, at the pace chosen.
 */
export type BoardMode = 'live' | 'past' | 'paused' | 'replay';

/** Seconds of a recording a second that are offered. */
export const REPLAY_SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;

/** The time of a dashboard: which range all its widgets show, and as of when. One for a dashboard, provided by its page. */
export abstract class BoardTime {
  abstract readonly mode: Signal<BoardMode>;
  /**
   * The moment as of which everything is shown, milliseconds since 1970 by the server's clock: the present, the end of a past
   * range, when it was paused, or where a replay is. Moves some times a second while it moves.
   */
  abstract readonly now: Signal<number>;
  /** As chosen; pausing and replaying leave it as it is. */
  abstract readonly range: Signal<TimedRange>;
  /** The stretch that a widget without a range of its own shows, which ends at `now` or is past. */
  abstract readonly span: Signal<TimeSpan>;
  /** In whose time times are told. */
  abstract readonly zone: Signal<DashboardZone>;
  /** Seconds of the recording a second, while replaying. */
  abstract readonly speed: Signal<number>;
  /** Whether a replay moves. */
  abstract readonly isRunning: Signal<boolean>;
  /** Whether a replay that runs waits for what it is to show. */
  abstract readonly isWaiting: Signal<boolean>;
  /** Whether a replay begins anew when it comes to the end of its extent. */
  abstract readonly isLooping: Signal<boolean>;
  /** From where to where a replay can be moved by its slider. */
  abstract readonly extent: Signal<TimeSpan>;
  /** Why the address does not mean what it says, in words; empty where it does. */
  abstract readonly problem: Signal<string>;

  /** What a dashboard shows where the address says nothing: its own range, by its name, and zone. Called when it is there. */
  abstract begin(defaults: { readonly range: string; readonly zone: DashboardZone }): void;
  /** Shows another range, live where it ends now; what was zoomed or chosen can be gone back from in the browser. */
  abstract show(range: TimedRange): void;
  /** Freezes everything as it is. */
  abstract pause(): void;
  /** Back to the present (or the past range), with all that was missed. */
  abstract resume(): void;
  /** Shows what happened from an instant on, at so many seconds a second; without a speed, at that of before. */
  abstract replay(from: number, speed?: number): void;
  /** Moves a replay to an instant. */
  abstract seek(time: number): void;
  /** Moves a replay to the next reading (1), or to the one before (-1), and has it stand there. */
  abstract step(direction: 1 | -1): void;
  /** So many seconds of the recording a second from now on. */
  abstract pace(speed: number): void;
  abstract loop(isLooping: boolean): void;
  abstract tellIn(zone: DashboardZone): void;
}
