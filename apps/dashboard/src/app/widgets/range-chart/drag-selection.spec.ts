import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DragSelection, type Selection } from './drag-selection';

@Component({
  imports: [DragSelection],
  template: `<div tgDragSelection #drag="tgDragSelection" (selected)="all.push($event)">
    {{ drag.selection()?.left }}
  </div>`,
})
class Drawing {
  readonly all: Selection[] = [];
}

/** jsdom has no pointer events. */
class Pointer extends MouseEvent {
  readonly pointerId = 1;
  readonly isPrimary: boolean;

  constructor(type: string, x: number, more: { isPrimary?: boolean; button?: number } = {}) {
    super(type, { clientX: x, button: more.button ?? 0, bubbles: true });
    this.isPrimary = more.isPrimary ?? true;
  }
}

describe('a selection by dragging', () => {
  let area: HTMLElement;
  let all: Selection[];

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Drawing);
    await fixture.whenStable();
    area = (fixture.nativeElement as HTMLElement).querySelector('div') ?? document.createElement('div');
    Object.assign(area, { setPointerCapture: () => undefined, hasPointerCapture: () => false });
    ({ all } = fixture.componentInstance);
  });

  const point = (type: string, x: number, more = {}) => area.dispatchEvent(new Pointer(`pointer${type}`, x, more));
  const drag = (from: number, ...to: number[]) => {
    point('down', from);
    for (const x of to) point('move', x);
  };

  it('is the stretch from where it began to where it ended, in either direction', () => {
    drag(100, 150, 220);
    TestBed.tick();
    expect(area.textContent.trim()).toBe('100');
    point('up', 220);
    drag(220, 100);
    point('up', 100);
    expect(all).toEqual([
      { left: 100, right: 220 },
      { left: 100, right: 220 },
    ]);
    TestBed.tick();
    expect(area.textContent.trim()).toBe('');
  });

  it('is none where the pointer hardly moved, or came back', () => {
    drag(100, 104);
    point('up', 104);
    drag(100, 200, 101);
    point('up', 101);
    expect(all).toEqual([]);
  });

  it('is let go of by Escape, and when the browser takes the finger for scrolling', () => {
    drag(100, 200);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    point('up', 200);
    drag(100, 200);
    point('cancel', 200);
    point('up', 200);
    expect(all).toEqual([]);
  });

  it('is not made by another button, or a second finger', () => {
    point('down', 100, { button: 2 });
    point('move', 200);
    point('up', 200);
    point('down', 100, { isPrimary: false });
    point('move', 200);
    point('up', 200);
    expect(all).toEqual([]);
  });
});
