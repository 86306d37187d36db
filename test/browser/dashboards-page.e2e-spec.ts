/** The page at `/dashboards` in a real Chromium: every dashboard there is, and the ways to a new one. */
import type { Dashboard, DashboardList } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the dashboards page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    await visit.open('/dashboards');
  });

  afterAll(async () => {
    await visit.end();
  });

  const names = async () => {
    const { data } = (await getJson<DashboardList>(`${visit.server.url}/api/dashboards`)).body;
    return data.map(({ name }) => name);
  };
  const are = (wanted: string[]) => eventually(names, (known) => JSON.stringify(known) === JSON.stringify(wanted));
  const menu = async (name: string, item: string) => {
    await visit.page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await visit.page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  it('offers templates where there is none yet, and says how a first device reports', async () => {
    await visit.page.getByText('Begin with one of these').waitFor();
    await visit.page.getByText('No device has sent a reading yet.').waitFor();
  });

  it('makes a dashboard of a template in one click, and opens it', async () => {
    await visit.find('template-speedometer').click();
    await visit.page.waitForURL(/\/dashboards\/[\w-]{12}$/);
    const id = visit.page.url().split('/').at(-1) ?? '';
    const { body } = await getJson<Dashboard>(`${visit.server.url}/api/dashboards/${id}`);
    expect(body).toMatchObject({ name: 'Speedometer', version: 1 });
    expect(body.widgets.map(({ kind }) => kind)).toContain('gauge');
  });

  it('makes a dashboard of a device in two clicks, whatever it is called', async () => {
    await visit.open('/dashboards');
    await visit.page.getByText('No device has sent a reading yet.').waitFor();
    // It is offered as soon as it reports, on the page that is open.
    await postJson(`${visit.server.url}/api/readings`, { device: HOSTILE, values: { speed: 50, rpm: 2_000 } });
    await visit.find('from-device').filter({ hasText: HOSTILE }).click();
    await visit.page.waitForURL(/\/dashboards\/[\w-]{12}$/);
    await are(['Speedometer', HOSTILE]);
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
  });

  it('renames, duplicates and orders them', async () => {
    await visit.open('/dashboards');
    await menu(HOSTILE, 'Rename');
    await visit.page.locator('input:focus').waitFor();
    await visit.page.keyboard.type('My car');
    await visit.page.keyboard.press('Enter');
    await are(['Speedometer', 'My car']);
    await visit.page.getByRole('link', { name: 'My car' }).waitFor();
    await menu('My car', 'Move forward');
    await are(['My car', 'Speedometer']);
    await visit.find('dashboard').first().filter({ hasText: 'My car' }).waitFor();
    await menu('My car', 'Duplicate');
    await are(['My car', 'Speedometer', 'My car (copy)']);
  });

  it('removes one, and brings it back to its place', async () => {
    await visit.page.getByRole('link', { name: 'My car (copy)' }).waitFor();
    await menu('My car', 'Remove');
    await are(['Speedometer', 'My car (copy)']);
    await visit.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await are(['My car', 'Speedometer', 'My car (copy)']);
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    await visit.page.getByRole('link', { name: 'My car', exact: true }).waitFor();
    expect(await visit.faults('dashboards')).toEqual([]);
  }, 60_000);

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
