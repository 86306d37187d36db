import { Component, computed, input } from '@angular/core';
import type { Series, TimeSpan } from '@tachograph/contracts';
import { drawnPoints, extentOf } from './hour-series';

const WIDTH = 200;
const HEIGHT = 32;

/** A channel's last hour as a small line between its least and its largest value, which are written beside it. */
@Component({
  selector: 'tg-hour-line',
  template: `<svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    svg {
      display: block;
      width: 100%;
      height: 2rem;
    }
    path {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class HourLine {
  readonly series = input.required<Series>();
  /** The hour. */
  readonly span = input.required<TimeSpan>();

  protected readonly box = `0 -2 ${WIDTH} ${HEIGHT + 4}`;
  protected readonly path = computed(() => hourPath(this.series(), this.span()));
}

/** The line as an SVG path; where the device was silent, the line has a gap. */
export function hourPath(series: Series, { from, to }: TimeSpan): string {
  const { time, value } = drawnPoints(series);
  const { min, max } = extentOf(series) ?? { min: 0, max: 0 };
  const x = (at: number) => (((at - from) / (to - from)) * WIDTH).toFixed(1);
  const y = (of: number) => (max === min ? HEIGHT / 2 : HEIGHT * (1 - (of - min) / (max - min))).toFixed(1);
  return time
    .map((at, index) => {
      const before = time[index - 1];
      const isJoined = before !== undefined && !series.gaps.some((gap) => gap.from >= before && gap.to <= at);
      return `${isJoined ? 'L' : 'M'}${x(at)} ${y(value[index] ?? 0)}${isJoined ? '' : 'h0'}`;
    })
    .join('');
}
