import { Component, computed, inject, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { isCalm } from '../calm';
import { channelWords } from '../channel-words';
import { figureWords, type Figure } from '../figure';
import { followFigures } from '../follow-figures';
import { gaugeScale, scaleFraction } from '../gauge/gauge-scale';

/** Bars from least to most, one a channel, with marks at the thresholds; they scroll where there are many. */
@Component({
  selector: 'tg-progress-widget',
  templateUrl: './progress.html',
  styleUrls: ['../level.scss', './progress.scss'],
})
export class ProgressWidget {
  readonly widget = input.required<Widget>();

  private readonly view = followFigures(this.widget);
  protected readonly bars = computed(() => this.view.data().map((figure) => this.bar(figure)));

  protected readonly isCalm = isCalm(this.bars);

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }

  private bar(figure: Figure) {
    const { settings } = this.widget();
    // Each has its own scale unless the settings give one: a percentage and a speed have nothing in common.
    const scale = gaugeScale(settings, figure.unit, [figure.value]);
    return {
      ...figure,
      name: channelWords(figure),
      words: figureWords(figure),
      level: figure.threshold ? thresholdWords(figure.threshold) : '',
      scale,
      now: Math.max(scale.least, Math.min(scale.most, figure.value)),
      share: scaleFraction(figure.value, scale),
      marks: settings.thresholds
        .filter(({ value }) => value > scale.least && value < scale.most)
        .map(({ value, level }) => ({ at: scaleFraction(value, scale) * 100, level })),
    };
  }
}
