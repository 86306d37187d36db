import { Component, DestroyRef, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { BoardTime } from '../../../core/board/board-time';
import { WidgetStatus } from '../../../core/board/widget-status';
import { Icon } from '../../icon/icon';
import { ChartCanvas } from './canvas/chart-canvas';
import type { DrawingArea, Picture } from './canvas/picture';
import { ChartLegend } from './legend/chart-legend';
import { HiddenSeries } from './legend/hidden-series';
import type { LegendRow } from './legend/legend-row';
import { ZoomTrail } from './pointing/zoom-trail';
import { ChartTable } from './table/chart-table';
import type { TableModel } from './table/table-model';

/** What every chart consists of: its drawing with what lies over it, which the chart itself puts in, its legend, and the table. */
@Component({
  selector: 'tg-chart-shell',
  imports: [ChartCanvas, ChartLegend, ChartTable, Icon, MatIconButton],
  templateUrl: './chart-shell.html',
  styleUrl: './chart-shell.scss',
})
export class ChartShell {
  /** Id of the widget, under which is remembered what the viewer has hidden. */
  readonly widget = input.required<string>();
  readonly picture = input.required<Picture>();
  /** What the drawing says, in words. */
  readonly summary = input.required<string>();
  /** Empty for none. */
  readonly legend = input.required<readonly LegendRow[]>();
  /** What has to be known of the drawing, a phrase each. */
  readonly notes = input<readonly string[]>([]);
  /** Makes the table, when it is asked for. */
  readonly table = input.required<() => TableModel>();
  /** Whether there is a drawing; else there is only what the chart puts in. */
  readonly hasCanvas = input(true);
  readonly areaChange = output<DrawingArea>();
  /** How many pixels wide the drawing is, whenever that changes. */
  readonly widthChange = output<number>();
  /** Whether any of it is on the screen, whenever that changes. */
  readonly seenChange = output<boolean>();

  private readonly hidden = inject(HiddenSeries);
  private readonly trail = inject(ZoomTrail);
  private readonly time = inject(BoardTime);
  private readonly status = inject(WidgetStatus);
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  protected readonly isTable = signal(false);
  protected readonly rows = computed(() => this.table()());
  protected readonly canGoBack = computed(() => this.trail.canGoBack(this.time));
  private readonly isSized = signal(false);
  /** Whether it is known that there is nothing to draw: axes alone could be taken for readings that are yet to come. */
  protected readonly isBare = computed(
    () =>
      this.isSized() &&
      this.hasCanvas() &&
      this.picture().curves.length === 0 &&
      this.legend().length === 0 &&
      this.status.state().kind === 'ready',
  );
  protected readonly told = computed(() => this.notes().join(' · '));

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const sizes = new ResizeObserver(() => {
      // Nothing is asked for before it is known how wide the drawing is.
      this.widthChange.emit(this.stage().nativeElement.clientWidth);
      this.isSized.set(true);
    });
    const sights = new IntersectionObserver((entries) => this.seenChange.emit(entries.at(-1)?.isIntersecting ?? true));
    sizes.observe(element);
    sights.observe(element);
    inject(DestroyRef).onDestroy(() => {
      sizes.disconnect();
      sights.disconnect();
    });
  }

  protected goBack(): void {
    this.trail.back(this.time);
  }

  protected press({ key, isAlone }: { readonly key: string; readonly isAlone: boolean }): void {
    const all = this.legend().map((row) => row.key);
    if (isAlone) this.hidden.only(this.widget(), key, all);
    else this.hidden.toggle(this.widget(), key);
  }
}
