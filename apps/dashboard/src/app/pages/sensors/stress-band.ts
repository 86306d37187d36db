import { Component, computed, input } from '@angular/core';
import { STRESS_LEVELS } from '@tachograph/contracts';
import { levelName } from '../../core/session/stress-words';
import { ALIGNED_RIGHT } from '../../widgets/time-chart/chart-options';
import type { TimeSpan } from '../../widgets/time-chart/recent-span';
import type { StressSegment } from './stress-segments';

/** The stress level over time: told by colour, by pattern and in words; low where the estimate is uncertain. */
@Component({
  selector: 'tg-stress-band',
  templateUrl: './stress-band.html',
  styleUrl: './stress-band.scss',
})
export class StressBand {
  readonly segments = input.required<readonly StressSegment[]>();
  readonly span = input.required<TimeSpan>();
  /** Pixels on the left that the charts' axis takes. */
  readonly axisWidth = input.required<number>();

  protected readonly right = ALIGNED_RIGHT;
  protected readonly levels = STRESS_LEVELS.map((_, level) => ({ level, name: levelName(level) }));
  protected readonly stretches = computed(() => {
    const { min, max } = this.span();
    const share = (time: number) => (time / Math.max(1, max - min)) * 100;
    return this.segments().map(({ from, to, level, isLow }) => ({
      from,
      level,
      isLow,
      left: share(from - min),
      width: share(to - from),
      name: levelName(level),
    }));
  });
  protected readonly summary = computed(() => {
    const parts = [...Map.groupBy(this.segments(), ({ level }) => level)].map(([level, own]) => {
      const seconds = Math.round(own.reduce((sum, { from, to }) => sum + to - from, 0) / 1_000);
      return $localize`${levelName(level)}:level: for ${seconds}:seconds: s`;
    });
    const words = parts.join(', ') || $localize`none`;
    return $localize`Stress level over the time of the charts: ${words}:levels:`;
  });
}
