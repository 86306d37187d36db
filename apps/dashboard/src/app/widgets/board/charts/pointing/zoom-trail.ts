import { Injectable, signal, type WritableSignal } from '@angular/core';
import type { BoardTime } from '../../../../core/board/board-time';
import { isSameRange, type TimedRange } from '../../../../core/history/shown-range';

/** A range that was zoomed from, and the one that it led to. */
interface ZoomStep {
  readonly from: TimedRange;
  readonly to: TimedRange;
}

/** So many steps are kept. */
const STEPS = 50;

/** From where the viewer zoomed to what a dashboard shows: the way back, for each dashboard. */
@Injectable({ providedIn: 'root' })
export class ZoomTrail {
  private readonly trails = new WeakMap<BoardTime, WritableSignal<readonly ZoomStep[]>>();

  /** Shows a range and remembers the one before. */
  zoom(time: BoardTime, to: TimedRange): void {
    const from = time.range();
    if (isSameRange(from, to)) return;
    this.trail(time).update((steps) => [...steps, { from, to }].slice(-STEPS));
    time.show(to);
  }

  /** Whether what is shown was zoomed to; chosen elsewhere, there is no way back from it. */
  canGoBack(time: BoardTime): boolean {
    const last = this.trail(time)().at(-1);
    return last !== undefined && isSameRange(last.to, time.range());
  }

  back(time: BoardTime): void {
    if (!this.canGoBack(time)) return;
    const last = this.trail(time)().at(-1);
    this.trail(time).update((steps) => steps.slice(0, -1));
    if (last) time.show(last.from);
  }

  private trail(time: BoardTime): WritableSignal<readonly ZoomStep[]> {
    const known = this.trails.get(time) ?? signal<readonly ZoomStep[]>([]);
    this.trails.set(time, known);
    return known;
  }
}
