import { DestroyRef, Directive, ElementRef, inject, input, output } from '@angular/core';
import type { HandMove } from './span-moves';

/** A wheel that rests for so long has come to its end, milliseconds. */
const WHEEL_REST = 250;
/** A shorter way is a press, pixels. */
const LEAST_WAY = 6;
const ZOOM_PER_PIXEL = 0.004;

interface Finger {
  readonly start: number;
  here: number;
}

/**
 * Moves what its element shows: with Shift held by a mouse, with one finger or two, with a trackpad; Ctrl and the wheel zoom, and
 * so do two fingers. What goes up and down scrolls the page. Escape lets go.
 */
@Directive({
  selector: '[tgHandMoves]',
  host: {
    '(pointerdown)': 'press($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'release($event)',
    '(pointercancel)': 'drop()',
    '(document:keydown.escape)': 'drop()',
  },
})
export class HandMoves {
  /** Whether anything moves at all. */
  readonly isOn = input(true, { alias: 'tgHandMoves' });
  /** Since the hand came down, some times while it moves; null where it let go of it. */
  readonly moved = output<HandMove | null>();
  /** The hand is gone: what was told last holds. */
  readonly settled = output();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly fingers = new Map<number, Finger>();
  private wheel: { move: HandMove; timer: ReturnType<typeof setTimeout> } | null = null;
  private isMoving = false;

  constructor() {
    // Angular would listen passively, and the page would scroll or zoom along.
    const turn = (event: WheelEvent) => this.turn(event);
    this.element.addEventListener('wheel', turn, { passive: false });
    inject(DestroyRef).onDestroy(() => {
      this.element.removeEventListener('wheel', turn);
      clearTimeout(this.wheel?.timer);
    });
  }

  protected press(event: PointerEvent): void {
    if (!this.isOn() || event.button !== 0) return;
    if (event.pointerType !== 'touch' && !event.shiftKey) return;
    // Another finger begins anew from where they are now: the drawing stays where it was moved to.
    if (this.isMoving) this.settled.emit();
    this.isMoving = false;
    for (const [id, { here }] of this.fingers) this.fingers.set(id, { start: here, here });
    const here = this.place(event);
    this.fingers.set(event.pointerId, { start: here, here });
  }

  protected move(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (!finger) return;
    finger.here = this.place(event);
    if (!this.isMoving && Math.abs(finger.here - finger.start) < LEAST_WAY) return;
    if (!this.element.hasPointerCapture(event.pointerId)) this.element.setPointerCapture(event.pointerId);
    this.isMoving = true;
    this.moved.emit(handMove([...this.fingers.values()]));
  }

  protected release(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    for (const [id, { here }] of this.fingers) this.fingers.set(id, { start: here, here });
    if (this.isMoving) this.settled.emit();
    this.isMoving = false;
  }

  protected drop(): void {
    if (this.isMoving || this.wheel) this.moved.emit(null);
    this.fingers.clear();
    this.isMoving = false;
    clearTimeout(this.wheel?.timer);
    this.wheel = null;
  }

  private turn(event: WheelEvent): void {
    const isZoom = event.ctrlKey || event.metaKey;
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!this.isOn() || (!isZoom && !isSideways)) return;
    event.preventDefault();
    const before = this.wheel?.move ?? { shift: 0, scale: 1, around: this.place(event) };
    const sideways = event.deltaX === 0 ? event.deltaY : event.deltaX;
    const move = isZoom
      ? { ...before, scale: before.scale * Math.exp(-event.deltaY * ZOOM_PER_PIXEL) }
      : { ...before, shift: before.shift - sideways };
    clearTimeout(this.wheel?.timer);
    const rest = () => {
      this.wheel = null;
      this.settled.emit();
    };
    this.wheel = { move, timer: setTimeout(rest, WHEEL_REST) };
    this.moved.emit(move);
  }

  private place(event: MouseEvent): number {
    return event.clientX - this.element.getBoundingClientRect().left;
  }
}

/** Of one finger the way; of two, that of their middle, and how far they went apart. */
function handMove([one, other]: readonly Finger[]): HandMove {
  if (!one) return { shift: 0, scale: 1, around: 0 };
  if (!other) return { shift: one.here - one.start, scale: 1, around: one.start };
  const start = (one.start + other.start) / 2;
  const apart = Math.abs(one.start - other.start) || 1;
  const scale = Math.max(0.05, Math.abs(one.here - other.here) / apart);
  return { shift: (one.here + other.here) / 2 - start, scale, around: start };
}
