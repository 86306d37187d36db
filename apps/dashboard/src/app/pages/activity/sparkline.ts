import { Component, computed, input } from '@angular/core';
import type { ShownReading } from '../../core/live/reading-window';
import { gapLimit } from '../../core/live/usual-pause';

const WIDTH = 200;
const HEIGHT = 40;
const MOST = 100;

/** The last values of a channel as a small line; its figures are written beside it, so it says nothing of its own. */
@Component({
  selector: 'tg-sparkline',
  template: `<svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    svg {
      display: block;
      width: 100%;
      height: 2.5rem;
    }
    path {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class Sparkline {
  /** Values from 0 to 100, oldest first by the time they were taken. */
  readonly readings = input.required<readonly ShownReading[]>();

  protected readonly box = `0 -2 ${WIDTH} ${HEIGHT + 4}`;
  protected readonly path = computed(() => sparkline(this.readings()));
}

/** The line as an SVG path, from the left edge to the right; a gap in time is a gap in the line. */
export function sparkline(readings: readonly ShownReading[]): string {
  const times = readings.map(({ takenAt }) => takenAt);
  const first = times[0] ?? 0;
  const length = Math.max(1, (times.at(-1) ?? first) - first);
  const limit = gapLimit(times);
  return readings
    .map(({ takenAt, value }, index) => {
      const isJoined = index > 0 && takenAt - (times[index - 1] ?? takenAt) <= limit;
      const x = ((takenAt - first) / length) * WIDTH;
      const y = HEIGHT * (1 - Math.min(1, Math.max(0, value / MOST)));
      return `${isJoined ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}${isJoined ? '' : 'h0'}`;
    })
    .join('');
}
