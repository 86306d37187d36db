import { Component, DestroyRef, ElementRef, inject, input, output } from '@angular/core';
import { ChartCanvas } from './canvas/chart-canvas';
import type { DrawingArea, Picture } from './canvas/picture';

/** The room in which a chart draws. */
@Component({
  selector: 'tg-chart-stage',
  imports: [ChartCanvas],
  template: `<tg-chart-canvas [picture]="picture()" [summary]="summary()" (areaChange)="areaChange.emit($event)" />`,
  styles: `
    :host {
      display: block;
      position: relative;
      height: 100%;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class ChartStage {
  readonly picture = input.required<Picture>();
  /** What the drawing says, in words. */
  readonly summary = input.required<string>();
  readonly areaChange = output<DrawingArea>();
  /** How many pixels wide it is, whenever that changes. */
  readonly widthChange = output<number>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new ResizeObserver(() => this.widthChange.emit(element.clientWidth));
    observer.observe(element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
