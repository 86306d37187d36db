import { DASHBOARD_LIMITS } from './dashboard.js';
import { parseDashboard } from './parse-dashboard.js';

const WIDGET = { id: 'w1', kind: 'line', place: { x: 0, y: 0, w: 6, h: 4 }, settings: {} };

function problemsOf(value: unknown): string[] {
  const parsed = parseDashboard(value);
  return 'problems' in parsed ? parsed.problems.map(({ path }) => path) : [];
}

describe('the content of a dashboard', () => {
  it('is read with what it does not name as in an empty one', () => {
    const parsed = parseDashboard({ name: ' Van ', widgets: [WIDGET] });
    expect(parsed).toMatchObject({ content: { name: 'Van', range: '15m', widgets: [{ id: 'w1', title: '' }] } });
  });

  it('is refused with every field that is not right', () => {
    const place = { ...WIDGET.place, x: 8 };
    const settings = { channels: ['speed'], min: 5, max: 5, thresholds: [{ value: 2 }, { value: 1 }] };
    expect(problemsOf({ name: '', widgets: [{ ...WIDGET, place, settings }, WIDGET], owner: 'me' })).toEqual(
      expect.arrayContaining([
        ...['name', 'owner', 'widgets.0.place.w', 'widgets.0.settings.channels', 'widgets.0.settings.max'],
        ...['widgets.0.settings.thresholds.0.level', 'widgets.0.settings.thresholds.1.value'],
      ]),
    );
    expect(problemsOf({ name: 'x', widgets: [WIDGET, WIDGET] })).toEqual(['widgets.1.id']);
  });

  it('is refused in a few words, however much of it is wrong', () => {
    const many = Array<number>(100_000).fill(0);
    const fields = Object.fromEntries(many.map((value, place) => [`field-${place}`, value]));
    const settings = { thresholds: many };
    for (const widgets of [many, [fields], [{ ...WIDGET, settings }]]) {
      const found = problemsOf({ name: 'x', widgets, variables: many });
      expect(found.length).toBeLessThanOrEqual(DASHBOARD_LIMITS.widgets);
      expect(found).toContain('variables');
    }
  });
});
