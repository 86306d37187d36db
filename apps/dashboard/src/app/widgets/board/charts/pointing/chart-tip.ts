import { Component, computed, inject, input } from '@angular/core';
import { deviceColor } from '../../../../core/session/device-colors';
import { formatCount } from '../../../../core/session/count-words';
import { Theme } from '../../../../core/session/theme';
import type { DrawingArea } from '../canvas/picture';
import type { Tip } from './time-tip';

/** So many rows are told at most: more of them would hide the drawing. */
const ROWS = 10;
/** Narrower than this, pixels, there is room for the values alone. */
const NARROW = 230;
const ROW_HEIGHT = 17;
const HEAD_HEIGHT = 40;
/** Pixels between the crosshair and what is told of it. */
const DISTANCE = 8;

/** What a chart shows where it is pointed at, beside the crosshair. Who goes by keys is told the same in words. */
@Component({
  selector: 'tg-chart-tip',
  template: `
    @if (!isBrief()) {
      <p class="title">{{ tip().title }}</p>
    }
    @for (row of rows(); track row.key) {
      <p class="row">
        <span class="swatch" [style.background]="row.color"></span>
        <span class="name">{{ row.name }}</span>
        <span class="value">{{ row.words }}</span>
        @if (row.range && hasRanges()) {
          <span class="range">{{ row.range }}</span>
        }
      </p>
    }
    @if (more(); as more) {
      <p class="more" i18n>and {{ more }} more</p>
    }
    @if (tip().rows.length === 0) {
      <p class="more" i18n>no reading here</p>
    }
  `,
  host: {
    'data-testid': 'chart-tip',
    'aria-hidden': 'true',
    '[style.left.px]': 'left()',
    '[style.transform]': "isRight() ? 'none' : 'translateX(-100%)'",
    '[style.top.px]': 'area().top',
    '[style.max-width.px]': 'room()',
  },
  styleUrl: './chart-tip.scss',
})
export class ChartTip {
  readonly tip = input.required<Tip>();
  /** Pixels from the left at which the crosshair stands. */
  readonly at = input.required<number>();
  readonly area = input.required<DrawingArea>();
  /** The values alone: where another chart is pointed at, which tells the time. */
  readonly isBrief = input(false);

  private readonly theme = inject(Theme);
  private readonly most = computed(() => {
    const { top, bottom } = this.area();
    return Math.min(ROWS, Math.max(1, Math.floor((bottom - top - HEAD_HEIGHT) / ROW_HEIGHT)));
  });
  protected readonly rows = computed(() =>
    this.tip()
      .rows.slice(0, this.most())
      .map((row) => ({ ...row, color: deviceColor(row.place, this.theme.scheme()) })),
  );
  protected readonly more = computed(() => {
    const more = this.tip().rows.length - this.rows().length;
    return more > 0 ? formatCount(more) : null;
  });
  /** On the side where there is more room. */
  protected readonly isRight = computed(() => this.at() < (this.area().left + this.area().right) / 2);
  protected readonly left = computed(() => this.at() + (this.isRight() ? DISTANCE : -DISTANCE));
  protected readonly room = computed(() => {
    const { left, right } = this.area();
    return Math.max(this.at() - left, right - this.at()) - DISTANCE;
  });
  protected readonly hasRanges = computed(() => !this.isBrief() && this.room() >= NARROW);
}
