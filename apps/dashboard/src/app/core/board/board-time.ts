import type { Signal } from '@angular/core';
import type { DashboardZone, TimeSpan } from '@tachograph/contracts';
import type { TimedRange } from '../history/shown-range';

/**
 * What a dashboard shows: `live`, what happens now; `past`, a range between two instants, which stands still; `paused`, what
 * was seen when the viewer paused; `replay`, what happened then, at the pace chosen.
 */
export type BoardMode = 'live' | 'past' | 'paused' | 'replay';

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

  /** What a dashboard shows where the address says nothing: its own range, by its name, and zone. Called when it is there. */
  abstract begin(defaults: { readonly range: string; readonly zone: DashboardZone }): void;
  /** Shows another range, live where it ends now; what was zoomed or chosen can be gone back from in the browser. */
  abstract show(range: TimedRange): void;
  /** Freezes everything as it is. */
  abstract pause(): void;
  /** Back to the present (or the past range), with all that was missed. */
  abstract resume(): void;
  /** Shows what happened from an instant on, at so many seconds a second. */
  abstract replay(from: number, speed?: number): void;
  /** Moves a replay to an instant. */
  abstract seek(time: number): void;
}
