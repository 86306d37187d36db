import type { Widget } from '@tachograph/contracts';
import { aWidget } from '../../../testing/fake-board';
import { compacted, firstFree, inReadingOrder, overlap, placed, stacked, unstacked } from './board-places';

/** A widget at a place, `x y w h`. */
function at(id: string, place: string): Widget {
  const [x = 0, y = 0, w = 1, h = 1] = place.split(' ').map(Number);
  return { ...aWidget('number'), id, place: { x, y, w, h } };
}

/** Where each is, `a: x y w h`. */
const told = (widgets: readonly Widget[]) =>
  widgets.map(({ id, place: { x, y, w, h } }) => `${id}: ${x} ${y} ${w} ${h}`);

function overlaps(widgets: readonly Widget[]): boolean {
  return widgets.some((a, place) => widgets.slice(place + 1).some((b) => overlap(a.place, b.place)));
}

describe('the places of widgets', () => {
  it('makes way downwards for a widget that is put somewhere', () => {
    const widgets = [at('a', '0 0 6 2'), at('b', '6 0 6 2'), at('c', '0 2 12 2')];
    expect(told(placed(widgets, 'a', { x: 3, y: 0, w: 6, h: 2 }))).toEqual(['a: 3 0 6 2', 'b: 6 2 6 2', 'c: 0 4 12 2']);
  });

  it('keeps a widget within the grid, however far it is pushed', () => {
    const [widget] = placed([at('a', '0 0 4 2')], 'a', { x: 11, y: -3, w: 4, h: 0 });
    expect(widget?.place).toEqual({ x: 8, y: 0, w: 4, h: 1 });
  });

  it('never lets two widgets share a cell, wherever one is put among many', () => {
    const many = Array.from({ length: 24 }, (_, n) => at(`w${n}`, `${(n % 4) * 3} ${Math.floor(n / 4) * 2} 3 2`));
    for (let step = 0; step < 200; step += 1) {
      const place = { x: (step * 5) % 12, y: (step * 7) % 13, w: 1 + (step % 12), h: 1 + (step % 5) };
      const after = placed(many, `w${step % 24}`, place);
      expect(overlaps(after)).toBe(false);
    }
  });

  it('finds the first place with room for a new one', () => {
    expect(firstFree([], { w: 4, h: 3 })).toEqual({ x: 0, y: 0, w: 4, h: 3 });
    expect(firstFree([at('a', '0 0 8 2'), at('b', '0 2 12 1')], { w: 4, h: 2 })).toEqual({ x: 8, y: 0, w: 4, h: 2 });
    expect(firstFree([at('a', '0 0 12 2')], { w: 99, h: 1 })).toEqual({ x: 0, y: 2, w: 12, h: 1 });
  });

  it('closes gaps upwards, and leaves columns as they are', () => {
    const widgets = [at('a', '0 3 6 2'), at('b', '6 1 6 2'), at('c', '3 9 6 1')];
    expect(told(compacted(widgets))).toEqual(['a: 0 0 6 2', 'b: 6 0 6 2', 'c: 3 2 6 1']);
  });

  it('puts widgets beneath one another on a phone, in the order of reading', () => {
    const widgets = [at('b', '6 0 6 3'), at('c', '0 4 12 1'), at('a', '0 0 6 4')];
    expect([...stacked(widgets)].map(([id, { y, h }]) => [id, y, h])).toEqual([
      ['a', 0, 4],
      ['b', 4, 3],
      ['c', 7, 1],
    ]);
  });

  it('leaves the grid as it is when a phone changed nothing', () => {
    const widgets = [at('a', '0 0 6 4'), at('b', '8 0 4 3'), at('c', '0 9 12 1')];
    expect(unstacked(widgets, stacked(widgets))).toEqual(widgets);
  });

  it('takes heights from a phone, and makes way for them', () => {
    const widgets = [at('a', '0 0 6 2'), at('b', '6 0 6 2'), at('c', '0 2 12 1')];
    const column = stacked(widgets).set('a', { x: 0, y: 0, w: 1, h: 4 });
    expect(told(unstacked(widgets, column))).toEqual(['a: 0 0 6 4', 'b: 6 0 6 2', 'c: 0 4 12 1']);
  });

  it('takes the order from a phone: each follows the one before', () => {
    const widgets = [at('a', '0 0 6 2'), at('b', '6 0 6 2'), at('c', '0 2 12 1')];
    const column = stacked(widgets).set('c', { x: 0, y: -1, w: 1, h: 1 });
    const after = unstacked(widgets, column);
    expect(inReadingOrder(after).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(overlaps(after)).toBe(false);
  });
});
