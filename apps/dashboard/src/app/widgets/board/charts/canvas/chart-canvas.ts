import { Component, DestroyRef, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import {
  BarController,
  BarElement,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
  type ChartData,
} from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { Theme } from '../../../../core/session/theme';
import { canvasOptions, type CanvasSize } from './canvas-options';
import { chartInk } from './chart-ink';
import { drawingPlugin } from './drawing-plugin';
import { KeptDatasets } from './kept-datasets';
import type { DrawingArea, Picture } from './picture';

const FONT = { family: "'Inter Variable', system-ui, sans-serif", size: 11 };
const NO_SCALE = { min: 0, max: 1 };
const NOWHERE: DrawingArea = { left: 0, right: 0, top: 0, bottom: 0, x: NO_SCALE, y: NO_SCALE, y2: NO_SCALE };

/** A picture on a canvas; in words for who can't see it. */
@Component({
  selector: 'tg-chart-canvas',
  imports: [BaseChartDirective],
  providers: [
    provideCharts({
      registerables: [
        ...[BarController, BarElement, Filler, LineController, LineElement],
        ...[LinearScale, PointElement, ScatterController],
      ],
      defaults: { font: FONT },
    }),
  ],
  template: `
    <canvas
      baseChart
      type="line"
      role="img"
      [legend]="false"
      [attr.aria-label]="summary()"
      [data]="data()"
      [options]="options()"
      [plugins]="plugins"
    ></canvas>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      width: 100%;
      height: 100%;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
    }
  `,
})
export class ChartCanvas {
  readonly picture = input.required<Picture>();
  /** What the drawing says, in words. */
  readonly summary = input.required<string>();
  /** Where the drawing lies, whenever that changes. */
  readonly areaChange = output<DrawingArea>();

  private readonly theme = inject(Theme);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly datasets = new KeptDatasets();
  private readonly size = signal<CanvasSize>({ width: 0, height: 0 }, { equal: isSameSize });
  private readonly area = signal(NOWHERE, { equal: isSameArea });
  private readonly ink = computed(() => chartInk(this.theme.scheme()));
  protected readonly options = computed(() => canvasOptions(this.picture(), this.ink(), this.size()));
  protected readonly data = computed((): ChartData<'line'> => {
    const { curves, x } = this.picture();
    const pixels = Math.max(1, this.size().width) / Math.max(Number.MIN_VALUE, x.max - x.min);
    return {
      datasets: this.datasets.take(curves, this.theme.scheme(), pixels) as unknown as ChartData<'line'>['datasets'],
    };
  });
  protected readonly plugins = [
    drawingPlugin({ picture: this.picture, ink: this.ink, lies: (area) => this.lie(area) }),
  ];

  constructor() {
    const observer = new ResizeObserver(() =>
      this.size.set({ width: this.element.clientWidth, height: this.element.clientHeight }),
    );
    observer.observe(this.element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  private lie(area: DrawingArea): void {
    if (isSameArea(area, this.area())) return;
    this.area.set(area);
    this.areaChange.emit(area);
  }
}

function isSameSize(a: CanvasSize, b: CanvasSize): boolean {
  return a.width === b.width && a.height === b.height;
}

function isSameArea(a: DrawingArea, b: DrawingArea): boolean {
  const isSameScale = (axis: 'x' | 'y' | 'y2') => a[axis].min === b[axis].min && a[axis].max === b[axis].max;
  const isSamePlace = a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
  return isSamePlace && isSameScale('x') && isSameScale('y') && isSameScale('y2');
}
