/** Charts of a dashboard in a real Chromium: one crosshair for all of them, zooming and moving, legend, table. */
import type { Dashboard } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const MINUTE = 60_000;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe('charts of a dashboard', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    const end = Date.now() - MINUTE;
    const readings = Array.from({ length: 400 }, (_, step) => {
      const at = end - step * 2_000;
      return [
        { device: 'car-7', channel: 'speed', value: 60 + (step % 40), unit: 'km/h', at },
        { device: HOSTILE, channel: 'load', value: 20 + (step % 30), unit: '%', at },
      ];
    }).flat();
    await postJson(`${visit.server.url}/api/readings`, readings);
    await visit.open(await board());
    await eventually(
      () => visit.find('chart-surface').count(),
      (count) => count === 4,
    );
  }, 60_000);

  afterAll(async () => {
    await visit.end();
  });

  const board = async () => {
    const thresholds = [{ value: 80, level: 'caution', label: 'fast', notify: false }];
    const kinds = ['line', 'bar', 'scatter', 'histogram'];
    const widgets = kinds.map((kind, place) => ({
      ...{ id: kind, kind, title: kind, place: { x: (place % 2) * 6, y: Math.floor(place / 2) * 6, w: 6, h: 6 } },
      settings: { channels: ['car-7/speed', '*/load'], aggregation: 'mean', thresholds },
    }));
    const { body } = await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, { name: 'Charts', widgets });
    return `/dashboards/${body.id}`;
  };
  const widget = (id: string) => visit.page.locator(`[data-widget=${id}]`);
  const surface = (id: string) => widget(id).getByTestId('chart-surface');
  const boxOf = async (id: string): Promise<Box> => {
    const box = await surface(id).boundingBox();
    if (!box) throw new Error('the chart is on the page');
    return box;
  };
  const address = (holds: (query: URLSearchParams) => boolean) =>
    visit.page.waitForURL((url) => holds(url.searchParams));

  it('mark the same instant in all of them, each with its values', async () => {
    const { x, y, width } = await boxOf('line');
    await visit.page.mouse.move(x + width / 2, y + 60);
    for (const id of ['line', 'bar', 'scatter']) {
      await widget(id).getByTestId('crosshair').waitFor();
      await widget(id).getByTestId('chart-tip').getByText('km/h').first().waitFor();
    }
    await widget('line').getByTestId('chart-tip').getByText(HOSTILE).waitFor();
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    await visit.page.mouse.move(1, 1);
    await visit.counts(visit.find('crosshair'), 0);
  });

  it('zoom the dashboard to the stretch that is dragged over, and go back by a double click', async () => {
    const { x, y, width } = await boxOf('line');
    await visit.page.mouse.move(x + width * 0.4, y + 60);
    await visit.page.mouse.down();
    await visit.page.mouse.move(x + width * 0.5, y + 60);
    await visit.page.mouse.move(x + width * 0.7, y + 60);
    await visit.page.mouse.up();
    await address((query) => query.has('from'));
    const query = new URL(visit.page.url()).searchParams;
    const length = Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '');
    expect(length).toBeGreaterThan(3 * MINUTE);
    expect(length).toBeLessThan(8 * MINUTE);
    await visit.page.mouse.dblclick(x + width * 0.5, y + 60);
    await address((now) => !now.has('from'));
  });

  it('are moved with Shift held, and zoomed with Ctrl and the wheel', async () => {
    const { x, y, width } = await boxOf('bar');
    await visit.page.mouse.move(x + width * 0.3, y + 60);
    await visit.page.keyboard.down('Shift');
    await visit.page.mouse.down();
    await visit.page.mouse.move(x + width * 0.4, y + 60);
    await visit.page.mouse.move(x + width * 0.8, y + 60);
    await visit.page.mouse.up();
    await visit.page.keyboard.up('Shift');
    await address((query) => Date.parse(query.get('to') ?? '') < Date.now() - 4 * MINUTE);
    const moved = visit.page.url();
    await visit.page.keyboard.down('Control');
    await visit.page.mouse.wheel(0, -200);
    await visit.page.keyboard.up('Control');
    await visit.page.waitForURL((url) => url.href !== moved);
    await surface('bar').focus();
    await visit.page.keyboard.press('Backspace');
    await visit.page.waitForURL(moved);
    await visit.page.keyboard.press('Backspace');
    await address((query) => !query.has('from'));
  });

  it('are gone through by keys, each point told', async () => {
    await surface('line').focus();
    await visit.page.keyboard.press('ArrowLeft');
    await visit.page.keyboard.press('ArrowLeft');
    const told = widget('line').locator('tg-time-pointer [aria-live]');
    await told.filter({ hasText: /speed: [\d.]+ km\/h/ }).waitFor({ state: 'attached' });
    await widget('bar').getByTestId('crosshair').waitFor();
    await visit.page.keyboard.press('Escape');
    await visit.counts(visit.find('crosshair'), 0);
  });

  it('hide a series at a press on its name, and are a table on request', async () => {
    const name = widget('line').getByRole('button', { name: 'speed' });
    await name.click();
    await widget('line').getByRole('img').and(visit.page.locator('canvas')).waitFor();
    expect(await name.getAttribute('aria-pressed')).toBe('false');
    await name.click();
    await surface('line').hover();
    await widget('line').getByRole('button', { name: 'Show as table' }).click();
    await widget('line').getByRole('columnheader', { name: 'car-7 · speed (km/h)' }).waitFor();
    await widget('line').getByRole('button', { name: 'Show as table' }).click();
    await surface('line').waitFor();
  });

  it('have nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
