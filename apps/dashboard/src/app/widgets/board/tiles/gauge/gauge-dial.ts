import { Component, computed, input } from '@angular/core';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { dialArc, needleDegrees } from '../../../speedometer/gauge-geometry';
import { isCalm } from '../calm';
import { figureWords, type Figure } from '../figure';
import type { GaugeFace } from './gauge-face';
import { scaleFraction } from './gauge-scale';

/** One dial: the face, the needle and the arc up to the value, and beneath it the value, its level and whose it is. */
@Component({
  selector: 'tg-gauge-dial',
  templateUrl: './gauge-dial.html',
  styleUrls: ['../level.scss', './gauge-dial.scss'],
})
export class GaugeDial {
  readonly face = input.required<GaugeFace>();
  /** Null: no reading yet. */
  readonly figure = input.required<Figure | null>();
  /** Whose it is; empty where that stands elsewhere. */
  readonly name = input('');

  protected readonly arc = dialArc(86);
  protected readonly fraction = computed(() => scaleFraction(this.figure()?.value ?? 0, this.face().scale));
  protected readonly turn = computed(() => `rotate(${needleDegrees(this.fraction())}deg)`);
  protected readonly isCalm = isCalm(this.turn);
  protected readonly now = computed(() => {
    const { least, most } = this.face().scale;
    return Math.max(least, Math.min(most, this.figure()?.value ?? least));
  });
  protected readonly level = computed(() => {
    const threshold = this.figure()?.threshold;
    return threshold ? thresholdWords(threshold) : '';
  });
  protected readonly label = computed(() => {
    const figure = this.figure();
    return figure ? `${figure.device} ${figure.channel}` : $localize`Gauge`;
  });
  protected readonly words = computed(() => {
    const figure = this.figure();
    if (!figure) return $localize`no reading yet`;
    return [figureWords(figure), this.level()].filter((part) => part !== '').join(', ');
  });
}
