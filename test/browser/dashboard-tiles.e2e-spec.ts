/** Widgets that show figures, rows and text, on a dashboard in a real Chromium. */
import type { Dashboard, Widget } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const TOO_FAST = { value: 120, level: 'alarm', label: 'too fast', notify: true } as const;
const GOOD = { value: 0, level: 'good', label: '', notify: false } as const;

function widget(kind: Widget['kind'], place: number, settings: Partial<Widget['settings']>) {
  const [x, y] = [(place % 3) * 4, Math.floor(place / 3) * 5];
  return { id: kind, kind, title: '', place: { x, y, w: 4, h: 5 }, settings };
}

const speeds = { channels: ['*/speed'], thresholds: [GOOD, TOO_FAST] };
const WIDGETS = [
  widget('gauge', 0, { channels: ['car-7/speed'], thresholds: [GOOD, TOO_FAST] }),
  widget('number', 1, { channels: ['car-7/speed'], unit: 'm/s', decimals: 1 }),
  widget('progress', 2, { ...speeds, min: 0, max: 200 }),
  widget('status', 3, speeds),
  widget('table', 4, speeds),
  widget('feed', 5, { channels: ['*/speed'] }),
  widget('alerts', 6, {}),
  widget('connections', 7, {}),
  widget('text', 8, { text: `# Notes\n\n${HOSTILE}\n\n[press](javascript:alert(1)) [docs](https://example.org)` }),
  widget('counter', 9, {}),
];

describe('the tiles of a dashboard', () => {
  let visit: Visit;
  let path: string;

  const send = (value: number, device = 'car-7', at?: number) =>
    postJson(`${visit.server.url}/api/readings`, { device, channel: 'speed', unit: 'km/h', value, at });
  const inside = (kind: Widget['kind'], selector: string) => visit.page.locator(`[data-kind=${kind}] ${selector}`);
  const shows = (kind: Widget['kind'], testId: string, text: string) =>
    inside(kind, `[data-testid=${testId}]`).filter({ hasText: text }).first().waitFor();

  beforeAll(async () => {
    visit = await Visit.begin();
    await send(50, 'car-7', Date.now() - 120_000);
    await send(72, 'car-7');
    await send(60, HOSTILE);
    const { body } = await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, {
      name: 'Tiles',
      widgets: WIDGETS,
    });
    path = `/dashboards/${body.id}`;
    await visit.open(path);
  });

  afterAll(async () => {
    await visit.end();
  });

  it('show what was stored, in the unit and with the decimals chosen, names as they are', async () => {
    await shows('gauge', 'value', '72');
    await shows('number', 'value', '20.0');
    await shows('number', 'change', 'up 6.1 since');
    await inside('progress', '[role=meter][aria-valuetext="60 km/h, good"]').waitFor();
    await shows('table', 'row', HOSTILE);
    await shows('feed', 'entry', HOSTILE);
    await shows('connections', 'row', 'viewer');
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
  });

  it('follow what comes, and say what it means', async () => {
    await send(131);
    await shows('gauge', 'value', '131');
    await inside('gauge', '[role=meter][aria-valuetext="131 km/h, too fast"]').waitFor();
    await shows('status', 'level', 'too fast');
    await shows('alerts', 'alert', 'too fast');
    await shows('feed', 'entry', 'speed 131 km/h');
  });

  it('tell once, whatever is looked at, when a value comes to a level of which one is to be told', async () => {
    await visit.find('toast').filter({ hasText: 'too fast' }).filter({ hasText: 'car-7 speed 131 km/h' }).waitFor();
    await send(132);
    await shows('gauge', 'value', '132');
    await visit.counts(visit.find('toast'), 1);
  });

  it('show text without what could harm', async () => {
    await inside('text', 'h3').filter({ hasText: 'Notes' }).waitFor();
    expect(await inside('text', 'a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.org',
    ]);
  });

  it('count together in all that are open', async () => {
    const other = await visit.page.context().newPage();
    await other.goto(visit.server.url + path);
    await other.locator('[data-kind=counter] [data-testid=value]').waitFor();
    // A page behind another one is drawn so seldom that it could hardly be clicked.
    await visit.page.bringToFront();
    const more = visit.page.getByRole('button', { name: 'Count one more' });
    for (let press = 0; press < 5; press += 1) await more.click();
    await other.locator('[data-kind=counter] [data-testid=value]').filter({ hasText: '5' }).waitFor();
    await other.bringToFront();
    await other.getByRole('button', { name: 'Count one less' }).click();
    await shows('counter', 'value', '4');
    await visit.page.getByRole('button', { name: 'Reset' }).press('Enter');
    await other.locator('[data-kind=counter] [data-testid=value]').filter({ hasText: '0' }).waitFor();
    await other.close();
    const { body } = await getJson<{ count: number }>(`${visit.server.url}/api/readings?channel=counter&device=demo`);
    expect(body.count).toBe(7);
  }, 60_000);

  it('look as the page asks them to', async () => {
    expect(await visit.faults('dashboard-tiles')).toEqual([]);
  }, 120_000);

  it('show what was so at another moment, at which nobody can count', async () => {
    await visit.page.goto(`${visit.server.url}${path}?at=${new Date(Date.now() - 60_000).toISOString()}`);
    await shows('gauge', 'value', '50');
    await inside('counter', '[role=status]').filter({ hasText: 'Counts only in the present.' }).waitFor();
    expect(visit.consoleComplaints).toEqual([]);
  });
});
