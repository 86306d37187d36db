import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { channelWords, needsNames } from '../channel-words';
import type { Figure } from '../figure';
import { followFigures } from '../follow-figures';
import { GaugeDial } from './gauge-dial';
import { gaugeFace } from './gauge-face';
import { isSameReach, widened, type GaugeReach } from './gauge-reach';

/** More dials than these nobody reads. */
const DIALS_MAX = 12;

/** Dials, one a channel; those of one unit have the same scale. */
@Component({
  selector: 'tg-gauge-widget',
  imports: [GaugeDial],
  template: `
    @for (dial of dials(); track dial.figure.key) {
      <tg-gauge-dial [face]="dial.face" [figure]="dial.figure" [name]="dial.name" />
    } @empty {
      <tg-gauge-dial [face]="emptyFace()" [figure]="null" />
    }
    @if (others() > 0) {
      <p i18n>and {{ others() }} more</p>
    }
  `,
  styleUrl: './gauge.scss',
})
export class GaugeWidget {
  readonly widget = input.required<Widget>();

  private readonly view = followFigures(this.widget);
  private readonly figures = computed(() => this.view.data().slice(0, DIALS_MAX));
  protected readonly others = computed(() => this.view.data().length - this.figures().length);
  /** What was once on a dial stays on it, that its scale does not change to and fro. */
  private readonly reach = linkedSignal<{ widget: Widget; figures: readonly Figure[] }, GaugeReach>({
    source: () => ({ widget: this.widget(), figures: this.figures() }),
    computation: ({ widget, figures }, before) =>
      widened(before?.source.widget === widget ? before.value : new Map(), figures),
    equal: isSameReach,
  });
  private readonly faces = computed(() => {
    const { settings } = this.widget();
    return new Map([...this.reach()].map(([unit, values]) => [unit, gaugeFace(settings, unit, values)]));
  });
  protected readonly emptyFace = computed(() => {
    const { settings } = this.widget();
    return gaugeFace(settings, settings.unit ?? '', []);
  });
  protected readonly dials = computed(() => {
    const isNamed = needsNames(this.widget(), this.figures());
    return this.figures().map((figure) => ({
      figure,
      face: this.faces().get(figure.unit) ?? this.emptyFace(),
      name: isNamed ? channelWords(figure) : '',
    }));
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }
}
