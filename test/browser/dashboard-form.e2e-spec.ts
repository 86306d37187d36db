/** A dashboard in a real Chromium: the form of a widget, the variables and filters above it, and what is exported of it. */
import { readFileSync } from 'node:fs';
import type { Dashboard, Device } from '@tachograph/contracts';
import type { Download, Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { violations } from './accessibility.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>, 50% $x';
const DEVICES = ['car-7', 'car-8', HOSTILE];
const PNG = '89504e47';

describe('a dashboard', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    const since = Date.now() - 60_000;
    const readings = DEVICES.flatMap((device, place) =>
      Array.from({ length: 10 }, (_, n) => {
        return { device, channel: 'speed', unit: 'km/h', value: 20 * place + n, at: since + n * 1_000 };
      }),
    );
    await postJson(`${visit.server.url}/api/readings`, readings);
    // Without a picker for files, as in Firefox: a headless browser could not show one.
    await visit.page.addInitScript(() => {
      delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
    });
  });

  afterAll(() => visit.end());

  const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
  const field = (label: string | RegExp) => visit.page.getByLabel(label);
  const item = (name: string) => visit.page.getByRole('menuitem', { name, exact: true });
  const frame = (id: string) => visit.page.locator(`tg-widget-frame[data-widget=${id}]`);
  const press = (key: string) => visit.page.keyboard.press(key);
  const query = () => new URL(visit.page.url()).searchParams;

  async function open(content: Record<string, unknown>): Promise<string> {
    const { body } = await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, content);
    await visit.open(`/dashboards/${body.id}`);
    return body.id;
  }

  /** Goes on by the Tab key until something has the focus. */
  async function tabTo(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let steps = 0; steps < 100; steps += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error('Tab does not lead there');
  }

  async function typeInto(wanted: Locator, text: string): Promise<void> {
    await tabTo(wanted);
    await visit.page.keyboard.type(text);
  }

  describe('the form of a widget', () => {
    let id = '';

    it('adds a gauge with a threshold on one’s own device, by the keyboard alone', async () => {
      id = await open({ name: 'Keys alone' });
      await tabTo(button('Add the first widget'));
      await press('Enter');
      await tabTo(visit.page.locator('[data-kind=gauge]'));
      await press('Enter');
      await visit.page.locator('input.title:focus').waitFor();
      await visit.page.keyboard.type('My car');
      await typeInto(visit.find('channel-search'), 'car-8');
      await visit.page.getByRole('option', { name: 'car-8 / speed' }).waitFor();
      await press('Enter');
      await visit.page.getByText('29 km/h').waitFor();
      await typeInto(field('Scale from'), '0');
      await typeInto(field('Scale to'), '200');
      await tabTo(button('Add a threshold'));
      await press('Enter');
      await visit.page.locator('tg-threshold-editor input:focus').waitFor();
      await visit.page.keyboard.type('25');
      await typeInto(field('in words'), 'too fast');
      await visit.page.locator('tg-widget-frame', { hasText: 'too fast' }).first().waitFor();
      await tabTo(visit.find('save-widget'));
      await press('Enter');
      await tabTo(visit.find('save-dashboard'));
      await press('Enter');
      await eventually(
        () => getJson<Dashboard>(`${visit.server.url}/api/dashboards/${id}`),
        ({ body }) => body.version === 2,
      );
      const { body } = await getJson<Dashboard>(`${visit.server.url}/api/dashboards/${id}`);
      expect(body.widgets).toMatchObject([{ kind: 'gauge', title: 'My car', settings: { min: 0, max: 200 } }]);
      expect(body.widgets[0]?.settings).toMatchObject({
        channels: ['car-8/speed'],
        thresholds: [{ value: 25, level: 'caution', label: 'too fast', notify: false }],
      });
    }, 60_000);

    it('says what is wrong, and that changes would be lost', async () => {
      await visit.find('widget-menu').click();
      await item('Edit…').click();
      await field('Scale to').fill('-5');
      await visit.page.getByText('A number above the beginning of the scale is accepted').waitFor();
      await visit.page.getByText('To be put right first: Scale to').waitFor();
      expect(await visit.find('save-widget').getAttribute('aria-disabled')).toBe('true');
      await press('Escape');
      await visit.page.getByText('What you changed is not saved.').waitFor();
      await button('Keep editing').click();
      await field('Scale to').fill('300');
    });

    it('is accessible in both themes, and as large as a phone', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await visit.page.emulateMedia({ colorScheme });
        expect(await violations(visit.page)).toEqual([]);
      }
      await visit.page.setViewportSize({ width: 360, height: 740 });
      expect(await violations(visit.page)).toEqual([]);
      await visit.page.setViewportSize({ width: 1280, height: 800 });
      await visit.page.emulateMedia({ colorScheme: 'light' });
      await visit.find('save-widget').click();
      await visit.find('save-dashboard').click();
      await visit.find('edit-dashboard').waitFor();
    }, 60_000);
  });

  describe('variables and filters', () => {
    beforeAll(async () => {
      const variables = [{ name: 'device', kind: 'device', pattern: '*', initial: ['car-7'] }];
      const channels = ['$device/speed'];
      await open({
        name: 'Chosen',
        variables,
        widgets: [
          { id: 'a', kind: 'number', place: { x: 0, y: 0, w: 4, h: 4 }, settings: { channels } },
          { id: 'b', kind: 'table', place: { x: 4, y: 0, w: 8, h: 6 }, settings: { channels, aggregation: 'last' } },
        ],
      });
    });

    const shows = (name: string) =>
      Promise.all(['a', 'b'].map((id) => frame(id).locator('h2', { hasText: name }).waitFor()));

    it('change all widgets and the address; the browser’s button goes back', async () => {
      await shows('car-7');
      await visit.page.getByRole('button', { name: 'device: car-7' }).click();
      await visit.page.getByRole('option', { name: 'car-7' }).click();
      await visit.page.getByRole('option', { name: 'car-8' }).click();
      await eventually(
        () => query().get('var-device'),
        (chosen) => chosen === 'car-8',
      );
      await button('Close').click();
      await shows('car-8');
      await visit.page.goBack();
      await visit.page.goBack();
      await shows('car-7');
    });

    it('take a device of any name from the address', async () => {
      const chosen = encodeURIComponent(HOSTILE.replace(/[%,/]/g, encodeURIComponent));
      await visit.open(`${new URL(visit.page.url()).pathname}?var-device=${chosen}`);
      await frame('a').getByText('49', { exact: true }).waitFor();
      await visit.page.getByRole('button', { name: `device: ${HOSTILE}` }).waitFor();
      expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    });

    it('search devices and channels, bound values, and are taken back at once', async () => {
      await visit.page.getByLabel('Search devices and channels').fill('nothing like it');
      await eventually(
        () => query().get('q'),
        (text) => text === 'nothing like it',
      );
      await frame('a').getByText('49', { exact: true }).waitFor({ state: 'detached' });
      await button('values: all').click();
      await field('At least').fill('3');
      await press('Enter');
      await eventually(
        () => query().get('least'),
        (least) => least === '3',
      );
      await button('Clear all').click();
      await shows('car-7');
      expect([...query().keys()]).toEqual([]);
    });

    it('leave the devices that have one of some labels', async () => {
      const device = `${visit.server.url}/api/devices/car-8`;
      const { version, title, description, group, timeZone, archived } = (await getJson<Device>(device)).body;
      const body = JSON.stringify({ version, title, description, group, timeZone, archived, labels: ['on test'] });
      const headers = { 'Content-Type': 'application/json' };
      expect((await fetch(device, { method: 'PUT', body, headers })).status).toBe(200);
      await visit.open(`${new URL(visit.page.url()).pathname}?var-device=*`);
      await button('labels: all').click();
      await visit.page.getByRole('option', { name: 'on test' }).click();
      await button('Close').click();
      await frame('a').getByText('29', { exact: true }).waitFor();
      await visit.find('channels-left').getByText('1 channel left').waitFor();
      expect(query().get('label')).toBe('on test');
      await button('Clear all').click();
    });

    it('are one button on a phone, which opens them', async () => {
      await visit.page.setViewportSize({ width: 360, height: 740 });
      await visit.page.getByRole('button', { name: 'Filters' }).click();
      await visit.page.getByLabel('Search devices and channels').waitFor();
      expect(await violations(visit.page)).toEqual([]);
      await visit.page.setViewportSize({ width: 1280, height: 800 });
    });
  });

  describe('an export', () => {
    const taken = async (name: string): Promise<Download> => {
      const download = visit.page.waitForEvent('download');
      await item(name).click();
      return download;
    };
    const ofWidget = async (id: string) => {
      await frame(id).getByTestId('widget-menu').click();
      await item('Export').click();
    };

    it('of a widget holds what it shows, as CSV and as JSON, within the bounds of values', async () => {
      await visit.open(`${new URL(visit.page.url()).pathname}?var-device=car-8&least=25`);
      await frame('a').getByText('29', { exact: true }).waitFor();
      await ofWidget('a');
      const csv = readFileSync(await (await taken('Readings as CSV')).path(), 'utf8');
      const rows = csv.trim().split('\r\n').slice(1);
      expect(rows.map((row) => row.split(',').slice(1, 5).join())).toEqual(
        [25, 26, 27, 28, 29].map((value) => `car-8,speed,km/h,${value}`),
      );
      await visit.find('download-words').getByText('Done: 5 rows').waitFor();
      await button('Close').click();
      await ofWidget('a');
      const json = JSON.parse(readFileSync(await (await taken('Readings as JSON')).path(), 'utf8')) as {
        data: { device: string; value: number }[];
      };
      expect(json.data.map(({ value }) => value)).toEqual([25, 26, 27, 28, 29]);
    });

    it('of the whole dashboard is a picture, whatever devices are called', async () => {
      await visit.open(new URL(visit.page.url()).pathname + '?var-device=*');
      await frame('b').getByText(HOSTILE).first().waitFor();
      await visit.find('dashboard-menu').click();
      await item('Export what is shown').click();
      const download = await taken('Picture (PNG)');
      expect(download.suggestedFilename()).toMatch(/^Chosen-[\d-]+\.png$/);
      const picture = readFileSync(await download.path());
      expect(picture.toString('hex', 0, 4)).toBe(PNG);
      // Twice as many pixels as the page shows, for it to be looked at closely.
      expect(picture.readUInt32BE(16)).toBeGreaterThan(2_000);
    }, 60_000);

    it('complains of nothing', () => {
      expect(visit.consoleComplaints).toEqual([]);
    });
  });
});
