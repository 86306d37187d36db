import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { figureText } from '../../../../core/session/figure-format';
import { dialArc, dialMark, needleDegrees } from '../../../speedometer/gauge-geometry';
import { channelWords, needsNames } from '../channel-words';
import { figureWords, type Figure } from '../figure';
import { followFigures } from '../follow-figures';
import { gaugeScale, scaleFraction, scaleMarks } from './gauge-scale';
import { gaugeZones } from './gauge-zones';

/** More dials than these nobody reads. */
const DIALS_MAX = 12;
const RADIUS = 86;
const ZONE_RADIUS = 93;

/** Dials, one a channel, all of the same scale: needle, coloured zones of the thresholds, value, unit and device. */
@Component({
  selector: 'tg-gauge-widget',
  templateUrl: './gauge.html',
  styleUrls: ['../level.scss', './gauge.scss'],
})
export class GaugeWidget {
  readonly widget = input.required<Widget>();

  private readonly view = followFigures(this.widget);
  protected readonly arc = dialArc(RADIUS);
  private readonly figures = computed(() => this.view.data().slice(0, DIALS_MAX));
  protected readonly others = computed(() => this.view.data().length - this.figures().length);
  /** What the scale must have room for: what was once on it stays on it, that it does not change to and fro. */
  private readonly reach = linkedSignal<{ widget: Widget; figures: readonly Figure[] }, readonly number[]>({
    source: () => ({ widget: this.widget(), figures: this.figures() }),
    computation: ({ widget, figures }, previous) => {
      const before = previous?.source.widget === widget ? previous.value : [];
      const values = [...before, ...figures.map(({ value }) => value)];
      return values.length === 0 ? [] : [Math.min(...values), Math.max(...values)];
    },
  });
  protected readonly scale = computed(() =>
    gaugeScale(this.widget().settings, this.figures()[0]?.unit ?? '', this.reach()),
  );
  protected readonly marks = computed(() => {
    const marks = scaleMarks(this.scale());
    const half = marks.slice(1).map(({ fraction }, place) => dialMark((fraction + (marks[place]?.fraction ?? 0)) / 2));
    return [...half, ...marks.map(({ fraction, value }) => dialMark(fraction, figureText(value, null)))];
  });
  protected readonly zones = computed(() => gaugeZones(this.widget().settings.thresholds, this.scale(), ZONE_RADIUS));
  protected readonly dials = computed(() => {
    const isNamed = needsNames(this.widget(), this.figures());
    const figures: readonly (Figure | null)[] = this.figures().length > 0 ? this.figures() : [null];
    return figures.map((figure) => this.dial(figure, isNamed));
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }

  private dial(figure: Figure | null, isNamed: boolean) {
    if (!figure)
      return { key: '', figure, fraction: 0, turn: '', name: '', label: $localize`no reading yet`, level: '' };
    const fraction = scaleFraction(figure.value, this.scale());
    const level = figure.threshold ? thresholdWords(figure.threshold) : '';
    return {
      key: figure.key,
      figure,
      fraction,
      turn: `rotate(${needleDegrees(fraction)}deg)`,
      name: isNamed ? channelWords(figure) : '',
      label: [figureWords(figure), level].filter((part) => part !== '').join(', '),
      level,
    };
  }
}
