/** The time of a dashboard in a real Chromium: live, paused, replayed, and opened at a moment by a link. */
import type { Dashboard } from '@tachograph/contracts';
import { DEFAULT_SETTINGS, type Widget, type WidgetKind, type WidgetSettings } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const DEVICE = 'car-7';
const SPEED = `${DEVICE}/speed`;

describe('the time of a dashboard', () => {
  let visit: Visit;
  let dashboard: Dashboard;
  /** When the recording begins, in whole seconds: one reading a second, whose value is the number of its second. */
  let began: number;

  beforeAll(async () => {
    visit = await Visit.begin();
    began = Math.floor(Date.now() / 1_000) * 1_000 - 600_000;
    const recorded = Array.from({ length: 300 }, (_, second) => taken(began + second * 1_000, { speed: second }));
    await postJson(`${visit.server.url}/api/readings`, recorded);
    await postJson(`${visit.server.url}/api/readings`, taken(began + 20_500, { stress_alert: 0.9 }, 'wearable-1'));
    const widgets = [
      widget('number', 'w1', 0, { sparkline: false }),
      widget('table', 'w2', 1, { rows: 5 }),
      widget('line', 'w3', 2),
      widget('alerts', 'w4', 3, { channels: [] }),
    ];
    const content = { name: 'Drive', range: '15m', zone: 'viewer', variables: [], widgets };
    dashboard = (await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, content)).body;
  });

  afterAll(async () => {
    await visit.end();
  });

  const taken = (time: number, values: Record<string, number>, device = DEVICE) => ({
    ...{ device, values, at: new Date(time).toISOString() },
  });
  const drive = (value: number) => postJson(`${visit.server.url}/api/readings`, taken(Date.now(), { speed: value }));
  const address = (words = '') => `/dashboards/${dashboard.id}${words}`;
  const figure = () => visit.page.locator('[data-widget=w1] [data-testid=value]');
  const shown = async () => Number((await figure().textContent())?.replaceAll(/\D/g, ''));
  const shows = (value: number) => eventually(shown, (each) => each === value);
  const age = (id: string) => visit.page.locator(`[data-widget=${id}] [data-testid=widget-age]`);

  it('shows what happens now, and says that it is live', async () => {
    await visit.open(address());
    await drive(1_001);
    await shows(1_001);
    await drive(1_002);
    await shows(1_002);
    await age('w1').getByText('live').waitFor();
  });

  it('stands still while paused, and catches up', async () => {
    await visit.find('time-pause').click();
    await visit.find('time-state').getByText('paused at').waitFor();
    await drive(1_003);
    await age('w1').getByText('paused at').waitFor();
    expect(await shown()).toBe(1_002);
    await visit.find('time-resume').click();
    await shows(1_003);
    const values = () => visit.page.locator('[data-widget=w2] td.value').allTextContents();
    const isWhole = (shown: string[]) => /1,003.*1,002.*1,001/s.test(shown.join(' '));
    await eventually(values, isWhole);
  });

  it('goes back to the range before by the browser’s own button', async () => {
    await visit.find('time-range').click();
    await visit.page.getByRole('button', { name: 'the last hour' }).click();
    await visit.page.waitForURL(/range=1h/);
    await visit.page.goBack();
    await visit.find('time-range').getByText('the last 15 minutes').waitFor();
  });

  it('opens at the moment of a link, ready to be played', async () => {
    const at = new Date(began + 10_100).toISOString();
    await visit.page.goto(`${visit.server.url}${address(`?at=${at}`)}`);
    await shows(10);
    await visit.find('time-state').getByText('paused at').waitFor();
  });

  it('replays what happened in its order, alerts included', async () => {
    await visit.find('replay-speed').click();
    await visit.page.getByRole('menuitem', { name: '10×' }).click();
    const seen: number[] = [];
    await visit.find('replay-play').click();
    await eventually(
      async () => {
        seen.push(await shown());
        return seen.at(-1) ?? 0;
      },
      (each) => each > 40,
    );
    await visit.find('replay-play').click();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(3);
    await visit.page.locator('[data-widget=w4]').getByText('wearable-1').waitFor();
  });
});

function widget(kind: WidgetKind, id: string, place: number, settings: Partial<WidgetSettings> = {}): Widget {
  return {
    ...{ id, kind, title: '', place: { x: (place % 2) * 6, y: Math.floor(place / 2) * 5, w: 6, h: 5 } },
    settings: { ...DEFAULT_SETTINGS, channels: [SPEED], ...settings },
  };
}
