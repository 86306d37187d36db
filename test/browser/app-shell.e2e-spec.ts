/** What surrounds every page, in a real Chromium: palette, help, bell, settings, and the list of pages on a phone. */
import type { DashboardList } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

describe('the shell of the app', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    await postJson(`${visit.server.url}/api/readings`, { device: 'bench-7', values: { speed: 50 } });
    await visit.open('/dashboards');
    await visit.find('template-speedometer').click();
    await visit.page.waitForURL(/\/dashboards\/[\w-]{12}$/);
  });

  afterAll(async () => {
    await visit.end();
  });

  const press = (keys: string) => visit.page.keyboard.press(keys);
  const type = (text: string) => visit.page.keyboard.type(text);
  const heading = (name: string) => visit.page.getByRole('heading', { level: 1, name }).waitFor();
  const openPalette = async () => {
    await press('Control+k');
    await visit.page.locator('[data-testid=palette-field]:focus').waitFor();
  };
  const option = (name: string | RegExp) => visit.page.getByRole('option', { name });
  const chosen = (name: string | RegExp) => visit.page.getByRole('option', { name, selected: true }).waitFor();
  const root = () => visit.page.locator('html');

  describe('has a palette that', () => {
    beforeAll(async () => {
      await visit.open('/');
    });

    it('opens a page by the keyboard alone', async () => {
      await openPalette();
      await type('stor');
      await chosen(/^Storage/);
      await press('Enter');
      await heading('Storage');
    });

    it('finds every dashboard and device by its name', async () => {
      const { data } = (await getJson<DashboardList>(`${visit.server.url}/api/dashboards`)).body;
      await openPalette();
      await type('speedom');
      await chosen(/^Speedometer/);
      await press('Enter');
      await visit.page.waitForURL(`**/dashboards/${data[0]?.id ?? ''}`);
      await openPalette();
      await type('7 ben');
      await chosen(/^bench-7/);
      await press('Enter');
      await visit.page.waitForURL('**/devices/bench-7');
    });

    it('has commands done, chosen by the arrow keys', async () => {
      await openPalette();
      await type('theme');
      await chosen('Theme: light');
      await press('ArrowDown');
      await chosen('Theme: dark');
      await press('Enter');
      await visit.page.locator('html[data-theme=dark]').waitFor();
      await openPalette();
      await type('theme system');
      await chosen('Theme: as the system has it');
      await press('Enter');
      await visit.page.locator('html:not([data-theme])').waitFor();
    });

    it('says so where nothing is found, and leaves everything as it was when it is closed', async () => {
      await visit.find('open-palette').click();
      await visit.page.locator('[data-testid=palette-field]:focus').waitFor();
      await type('xyzzy');
      await visit.find('palette-words').getByText('Nothing is called so.').waitFor();
      await visit.counts(option(/./), 0);
      await press('Escape');
      await visit.counts(visit.find('palette-field'), 0);
      await visit.page.locator('[data-testid=open-palette]:focus').waitFor();
    });
  });

  it('goes to pages by two keys after one another, but not while somebody types', async () => {
    await visit.open('/');
    await press('g');
    await press('h');
    await heading('Host');
    await openPalette();
    await type('g d');
    await press('Escape');
    await visit.counts(visit.find('palette-field'), 0);
    expect(new URL(visit.page.url()).pathname).toBe('/host');
  });

  it('lists in its help the keys of the page that is open', async () => {
    await visit.open('/dashboards');
    await visit.page.getByRole('link', { name: 'Speedometer' }).click();
    await visit.find('widget').first().waitFor();
    await press('Shift+?');
    const help = visit.find('help');
    for (const text of ['Edit the dashboard', 'Pause the dashboard', 'Help and keys']) {
      await help.getByText(text, { exact: true }).waitFor();
    }
    expect(await help.getByRole('link', { name: 'documentation of the API' }).getAttribute('href')).toBe('/api/docs');
    await press('Escape');
    await visit.counts(help, 0);
  });

  it('is compact or roomy, dark or light, as its menu has it', async () => {
    await visit.open('/');
    await visit.find('app-settings').click();
    await visit.find('density-compact').click();
    await visit.page.locator('html[data-density=compact]').waitFor();
    await visit.page.reload();
    await visit.isLive();
    expect(await root().getAttribute('data-density')).toBe('compact');
    await visit.find('app-settings').click();
    await visit.find('density-normal').click();
    await visit.page.locator('html:not([data-density])').waitFor();
    await visit.find('app-settings').click();
    await visit.find('open-help').click();
    await visit.find('help').waitFor();
    await press('Escape');
  });

  it('opens the list of pages on a phone, and closes it once a page is chosen', async () => {
    await visit.page.setViewportSize(PHONE);
    await visit.find('nav-opener').click();
    await visit.goTo('Devices');
    await visit.page.getByRole('navigation').waitFor({ state: 'hidden' });
    await visit.page.setViewportSize(DESKTOP);
  });

  describe('has a bell that', () => {
    const told = [
      { key: 'a', level: 'alarm', title: 'too fast', text: 'bench-7 speed 130 km/h', link: '/devices' },
      { key: 'b', level: 'good', title: 'Connected again', text: '<img src=x onerror=alert(1)>', link: null },
    ];
    const rows = () => visit.find('notification');

    beforeAll(async () => {
      const kept = JSON.stringify(told.map((each) => ({ ...each, at: Date.now(), isRead: false })));
      await visit.open('/');
      await visit.page.evaluate((text) => {
        localStorage.setItem('tachograph.notifications', text);
      }, kept);
      await visit.page.reload();
      await visit.isLive();
    });

    it('counts what is unread, and lists it in words', async () => {
      await visit.find('unread').getByText('2', { exact: true }).waitFor();
      await visit.page.getByRole('button', { name: 'Notifications, 2 unread' }).click();
      await visit.counts(rows(), 2);
      await rows().first().getByText('alarm').waitFor();
      expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    });

    it('leads to what it tells of, which is read then', async () => {
      await rows().first().getByRole('link', { name: 'Show' }).click();
      await heading('Devices');
      await visit.find('notifications').waitFor({ state: 'hidden' });
      await visit.find('unread').getByText('1', { exact: true }).waitFor();
    });

    it('is read with one click, and remembers that', async () => {
      await visit.find('bell').click();
      await visit.find('mark-all-read').click();
      await visit.counts(visit.find('unread'), 0);
      await visit.page.reload();
      await visit.isLive();
      await visit.page.getByRole('button', { name: 'Notifications, all read' }).click();
      await visit.counts(rows(), 2);
    });

    it('takes back what was cleared', async () => {
      await visit.find('clear-notifications').click();
      await visit.counts(rows(), 0);
      await visit.page.getByRole('button', { name: 'Undo', exact: true }).click();
      await visit.counts(rows(), 2);
      await press('Escape');
      await visit.find('notifications').waitFor({ state: 'hidden' });
    });
  });

  describe('is readable and accessible in both themes, on a desk and on a phone, with', () => {
    const isWell = async (name: string, close: () => Promise<unknown>) => {
      const faults = await visit.faults(`shell-${name}`);
      await close();
      expect(faults).toEqual([]);
    };
    const escape = () => press('Escape');

    beforeAll(async () => {
      // What fades in has its colours at once.
      await visit.page.emulateMedia({ reducedMotion: 'reduce' });
      await visit.open('/devices');
    });

    it('the palette', async () => {
      await openPalette();
      await option(/^Speedometer/).waitFor();
      await isWell('palette', escape);
    }, 60_000);

    it('the help', async () => {
      await visit.counts(visit.find('palette-field'), 0);
      await press('Shift+?');
      await visit.find('help').waitFor();
      await isWell('help', escape);
    }, 60_000);

    it('the bell', async () => {
      await visit.counts(visit.find('help'), 0);
      await visit.find('bell').click();
      await visit.find('notification').first().waitFor();
      await isWell('bell', escape);
    }, 60_000);

    it('the settings', async () => {
      await visit.find('notifications').waitFor({ state: 'hidden' });
      await visit.find('app-settings').click();
      await visit.find('open-help').waitFor();
      await isWell('settings', escape);
    }, 60_000);
  });

  it('offers a new version of the app once the server has one, and takes no for an answer', async () => {
    await visit.open('/devices');
    await visit.page.route(`${visit.server.url}/`, async (route) => {
      const page = await (await route.fetch()).text();
      await route.fulfill({ body: page.replace(/main-[\w-]{8}\.js/, 'main-NEWERONE.js') });
    });
    await visit.restart();
    await visit.find('version-offer').getByRole('button', { name: 'Reload' }).waitFor();
    expect(await visit.faults('shell-version')).toEqual([]);
    await visit.find('version-offer').getByRole('button', { name: 'Later' }).click();
    await visit.counts(visit.find('version-offer'), 0);
  }, 90_000);

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
