import { DEFAULT_SETTINGS, parseDashboard, type DashboardContent } from '@tachograph/contracts';
import { aWidget } from '../../../testing/fake-board';
import { contentOf, newWidget, withDuplicate, withMoved, withWidget, withoutWidget } from './board-steps';

const EMPTY: DashboardContent = { name: 'Engine', range: '15m', zone: 'viewer', variables: [], widgets: [] };
const ONE: DashboardContent = { ...EMPTY, widgets: [aWidget('line')] };

describe('steps of editing a dashboard', () => {
  it('adds a widget of a kind where it has room, with an id of its own', () => {
    const widget = newWidget(ONE, 'gauge', { w: 4, h: 4 }, { decimals: 1 });
    expect(widget).toEqual({
      id: 'w2',
      kind: 'gauge',
      title: '',
      place: { x: 6, y: 0, w: 4, h: 4 },
      settings: { ...DEFAULT_SETTINGS, decimals: 1 },
    });
    expect(parseDashboard(withWidget(ONE, widget))).toHaveProperty('content');
  });

  it('duplicates a widget beside itself, or beneath where there are too few columns', () => {
    const [widget] = ONE.widgets;
    if (!widget) throw new Error('there is one');
    const twice = withDuplicate(ONE, widget);
    expect(twice.widgets.map(({ id, place }) => [id, place.x, place.y])).toEqual([
      ['w1', 0, 0],
      ['w2', 6, 0],
    ]);
    const wide = { ...widget, place: { ...widget.place, w: 7 } };
    expect(withDuplicate({ ...ONE, widgets: [wide] }, wide).widgets[1]?.place).toEqual({ x: 0, y: 4, w: 7, h: 4 });
  });

  it('makes a widget at the right edge no wider, and does not move it for that', () => {
    const right = withMoved(ONE, 'w1', { x: 6 });
    expect(withMoved(right, 'w1', { w: 1 }).widgets[0]?.place).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(withMoved(right, 'w1', { w: -2, h: 1 }).widgets[0]?.place).toEqual({ x: 6, y: 0, w: 4, h: 5 });
  });

  it('leaves a dashboard as it is where there is no such widget', () => {
    expect(withMoved(ONE, 'w9', { x: 1 })).toBe(ONE);
    expect(withoutWidget(ONE, 'w9')).toEqual(ONE);
  });

  it('takes what people write, in the order of reading, and not what the server adds', () => {
    const below = { ...aWidget('text'), id: 'w2', place: { x: 0, y: 9, w: 1, h: 1 } };
    const stored = { ...EMPTY, widgets: [below, aWidget('line')], id: 'x', version: 3, updatedAt: 1 };
    expect(contentOf(stored)).toEqual({ ...EMPTY, widgets: [aWidget('line'), below] });
  });
});
