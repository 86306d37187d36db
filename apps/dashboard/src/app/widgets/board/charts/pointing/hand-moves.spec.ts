import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { HandMoves } from './hand-moves';
import type { HandMove } from './span-moves';

@Component({
  imports: [HandMoves],
  template: `<div [tgHandMoves]="isOn" (moved)="moves.push($event)" (settled)="settled()"></div>`,
})
class Drawing {
  isOn = true;
  readonly moves: (HandMove | null)[] = [];
  readonly settled = jest.fn();
}

/** jsdom has no pointer events. */
class Pointer extends MouseEvent {
  readonly pointerId: number;
  readonly pointerType: string;

  constructor(type: string, x: number, more: { id?: number; pointerType?: string; shiftKey?: boolean } = {}) {
    super(type, { clientX: x, button: 0, bubbles: true, shiftKey: more.shiftKey ?? false });
    this.pointerId = more.id ?? 1;
    this.pointerType = more.pointerType ?? 'touch';
  }
}

describe('a drawing moved by hand', () => {
  let drawing: Drawing;
  let area: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers();
    const fixture = TestBed.createComponent(Drawing);
    drawing = fixture.componentInstance;
    fixture.detectChanges();
    await Promise.resolve();
    area = (fixture.nativeElement as HTMLElement).querySelector('div') ?? document.body;
    Object.assign(area, { setPointerCapture: () => undefined, hasPointerCapture: () => true });
  });

  afterEach(() => jest.useRealTimers());

  const send = (...events: Event[]) => events.forEach((event) => area.dispatchEvent(event));
  const wheel = (init: WheelEventInit) => new WheelEvent('wheel', { cancelable: true, ...init });

  it('follows one finger', () => {
    send(new Pointer('pointerdown', 100), new Pointer('pointermove', 102), new Pointer('pointermove', 140));
    expect(drawing.moves).toEqual([{ shift: 40, scale: 1, around: 100 }]);
    send(new Pointer('pointerup', 140));
    expect(drawing.settled).toHaveBeenCalledTimes(1);
  });

  it('is stretched by two', () => {
    send(new Pointer('pointerdown', 100, { id: 1 }), new Pointer('pointerdown', 200, { id: 2 }));
    send(new Pointer('pointermove', 50, { id: 1 }), new Pointer('pointermove', 250, { id: 2 }));
    expect(drawing.moves.at(-1)).toEqual({ shift: 0, scale: 2, around: 150 });
  });

  it('leaves a mouse without Shift to who selects', () => {
    send(
      new Pointer('pointerdown', 100, { pointerType: 'mouse' }),
      new Pointer('pointermove', 140, { pointerType: 'mouse' }),
    );
    expect(drawing.moves).toEqual([]);
    const more = { pointerType: 'mouse', shiftKey: true };
    send(new Pointer('pointerdown', 100, more), new Pointer('pointermove', 140, more));
    expect(drawing.moves).toHaveLength(1);
  });

  it('is let go of by Escape, and where the page is scrolled instead', () => {
    send(new Pointer('pointerdown', 100), new Pointer('pointermove', 140));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    send(new Pointer('pointerup', 140));
    expect(drawing.moves.at(-1)).toBeNull();
    expect(drawing.settled).not.toHaveBeenCalled();
  });

  it('is moved sideways by a trackpad and zoomed with Ctrl, and settles when that rests', () => {
    const turns = [wheel({ deltaX: 10 }), wheel({ deltaX: 20 }), wheel({ deltaY: -100, ctrlKey: true })];
    send(...turns);
    expect(turns.every(({ defaultPrevented }) => defaultPrevented)).toBe(true);
    expect(drawing.moves.at(-1)).toMatchObject({ shift: -30, scale: Math.exp(0.4) });
    expect(drawing.settled).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(drawing.settled).toHaveBeenCalledTimes(1);
  });

  it('leaves a wheel that goes up or down to the page', () => {
    const turn = wheel({ deltaY: 100 });
    send(turn);
    expect(turn.defaultPrevented).toBe(false);
    expect(drawing.moves).toEqual([]);
  });
});
