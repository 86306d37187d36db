import { Directive, ElementRef, inject, input, output, signal } from '@angular/core';

/** A shorter way is a press, pixels. */
const LEAST_WAY = 8;

/** What is being selected: pixels from the left edge of the element. */
export interface Selection {
  readonly left: number;
  readonly right: number;
}

/** Selects a stretch of its element by dragging, with a mouse, a pen or a finger; Escape lets go of it. */
@Directive({
  selector: '[tgDragSelection]',
  exportAs: 'tgDragSelection',
  host: {
    '(pointerdown)': 'begin($event)',
    '(pointermove)': 'follow($event)',
    '(pointerup)': 'finish($event)',
    '(pointercancel)': 'cancel()',
    '(document:keydown.escape)': 'cancel()',
    // A finger that moves up or down scrolls the page.
    '[style.touch-action]': '"pan-y"',
  },
})
export class DragSelection {
  /** Which presses begin a selection. */
  readonly accepts = input<(event: PointerEvent) => boolean>(() => true);
  readonly selected = output<Selection>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly current = signal<Selection | null>(null);
  private start: number | null = null;

  /** Null while nothing is selected. */
  readonly selection = this.current.asReadonly();

  protected begin(event: PointerEvent): void {
    if (event.button === 0 && event.isPrimary && this.accepts()(event)) this.start = this.place(event);
  }

  protected follow(event: PointerEvent): void {
    if (this.start === null || !event.isPrimary) return;
    const here = this.place(event);
    if (this.current() === null && Math.abs(here - this.start) < LEAST_WAY) return;
    // From here on its moves are ours, outside of the element too.
    if (!this.element.hasPointerCapture(event.pointerId)) this.element.setPointerCapture(event.pointerId);
    this.current.set({ left: Math.min(here, this.start), right: Math.max(here, this.start) });
  }

  protected finish(event: PointerEvent): void {
    if (!event.isPrimary) return;
    const selection = this.current();
    this.cancel();
    if (selection && selection.right - selection.left >= LEAST_WAY) this.selected.emit(selection);
  }

  protected cancel(): void {
    this.start = null;
    this.current.set(null);
  }

  private place(event: PointerEvent): number {
    return event.clientX - this.element.getBoundingClientRect().left;
  }
}
