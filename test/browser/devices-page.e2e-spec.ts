/** The pages at `/devices` and `/devices/:name` in a real Chromium: thousands of devices, and what people say of them. */
import type { Device } from '@tachograph/contracts';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { violations } from './accessibility.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>/50%';
const MANY = 5_000;
/** Rows that stand in the page at most: what is seen, and as much again on both sides. */
const ROWS_MAX = 60;

describe('the devices page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
  });

  afterAll(async () => {
    await visit.end();
  });

  const path = (name: string) => `${visit.server.url}/api/devices/${encodeURIComponent(name)}`;
  const device = async (name: string) => (await getJson<Device>(path(name))).body;
  const send = (readings: unknown) => postJson(`${visit.server.url}/api/readings`, readings);
  const field = (label: string): Locator => visit.page.getByLabel(label, { exact: true });
  const said = (label: string): Locator => visit.page.getByRole('dialog').getByLabel(label, { exact: true });
  const button = (name: string): Locator => visit.page.getByRole('button', { name, exact: true });
  const row = (text: string): Locator => visit.find('device-row').filter({ hasText: text });
  const found = (text: string) => visit.find('devices-found').getByText(text, { exact: true }).waitFor();
  const rows = () => visit.find('device-row').count();
  const setProfile = async (name: string, part: Partial<Device>) => {
    const { version, title, description, group, labels, timeZone, archived } = await device(name);
    const body = JSON.stringify({ version, title, description, group, labels, timeZone, archived, ...part });
    await fetch(path(name), { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } });
  };

  it('shows a new device within seconds, with its newest values as text', async () => {
    await visit.open('/devices');
    await send([
      { device: 'car-7', values: { speed: 72, rpm: 2_000 } },
      { device: HOSTILE, channel: 'speed', value: 1, unit: 'km/h' },
    ]);
    await row('car-7').getByText('live').waitFor();
    await row('car-7').getByText('72').waitFor();
    await row(HOSTILE).getByText('1 km/h').waitFor();
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
  });

  it('has a device described by people, which tells of what is not accepted', async () => {
    await row('car-7').getByTestId('device-menu').click();
    await visit.page.getByRole('menuitem', { name: 'Edit' }).click();
    await visit.page.getByText('Time zone', { exact: true }).waitFor();
    expect(await violations(visit.page)).toEqual([]);
    await said('Title').fill('Van 7');
    await said('Group').fill('Fleet');
    await said('Labels').fill('diesel, north');
    await said('Time zone').fill('Mars/Olympus');
    await button('Save').click();
    await visit.page.getByText('timeZone must be the name of a time zone').waitFor();
    await said('Time zone').fill('Europe/Berlin');
    await button('Save').click();
    await row('Van 7').getByText('diesel').waitFor();
    expect(await device('car-7')).toMatchObject({ title: 'Van 7', labels: ['diesel', 'north'] });
  });

  it('overwrites nothing that somebody else has said meanwhile, unless a person wants it', async () => {
    await row('Van 7').getByTestId('device-menu').click();
    await visit.page.getByRole('menuitem', { name: 'Edit' }).click();
    await said('Title').fill('Mine');
    await setProfile('car-7', { title: 'Theirs' });
    await button('Save').click();
    await visit.find('profile-conflict').getByText('“Theirs”').waitFor();
    expect((await device('car-7')).title).toBe('Theirs');
    await button('Keep mine').click();
    await button('Save').click();
    await row('Mine').waitFor();
  });

  it('archives a device, and takes it back', async () => {
    await row('Mine').getByTestId('device-menu').click();
    await visit.page.getByRole('menuitem', { name: 'Archive' }).click();
    await visit.page.getByText('Mine is archived.').waitFor();
    await row('Mine').waitFor({ state: 'detached' });
    expect((await device('car-7')).archived).toBe(true);
    await button('Undo').click();
    await row('Mine').waitFor();
    expect((await device('car-7')).archived).toBe(false);
  });

  it('scrolls through thousands of devices with few of them in the page', async () => {
    for (let at = 0; at < MANY; at += 500)
      await send(Array.from({ length: 500 }, (_, n) => ({ device: `unit-${at + n}`, values: { speed: n, rpm: n } })));
    await visit.open('/devices');
    const { body } = await getJson<{ count: number }>(`${visit.server.url}/api/devices?limit=1`);
    expect(body.count).toBeGreaterThan(MANY);
    await found(`${body.count.toLocaleString('en-GB')} devices`);
    expect(await rows()).toBeLessThan(ROWS_MAX);
    const viewport = visit.page.locator('cdk-virtual-scroll-viewport');
    await viewport.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await row('unit-4999').waitFor();
    expect(await rows()).toBeLessThan(ROWS_MAX);
  }, 60_000);

  it('finds some of them, and changes them together', async () => {
    await field('Search').fill('unit-123');
    await visit.page.getByText('Select all found').click();
    await visit.find('selected').getByText('11 devices selected').waitFor();
    await button('Put into a group').click();
    await said('Name').fill('Hall 2');
    await button('Set').click();
    await visit.page.getByText('11 devices are changed.').waitFor();
    await row('Hall 2').first().waitFor();
    await button('Label').click();
    await said('Name').fill('spare');
    await button('Set').click();
    await row('spare').first().waitFor();
    await field('Search').fill('');
    await field('Group').selectOption('Hall 2');
    await eventually(rows, (count) => count === 11);
    expect((await device('unit-1234')).labels).toEqual(['spare']);
  });

  it('keeps in its address what is looked for', async () => {
    await eventually(
      () => new URL(visit.page.url()).search,
      (search) => search === '?group=Hall%202',
    );
    await field('Order').selectOption('seen');
    await field('Search').fill('unit-1234');
    await eventually(rows, (count) => count === 1);
    await eventually(
      () => Object.fromEntries(new URL(visit.page.url()).searchParams),
      (params) => params.q === 'unit-1234' && params.order === 'seen' && params.group === 'Hall 2',
    );
    await visit.page.reload();
    await row('unit-1234').waitFor();
    expect(await rows()).toBe(1);
    expect(await field('Search').inputValue()).toBe('unit-1234');
    await visit.page.goBack();
    await eventually(rows, (count) => count === 11);
    await visit.open('/devices');
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    await field('Search').fill('unit-12 speed');
    await row('unit-12').first().waitFor();
    expect(await visit.faults('devices')).toEqual([]);
  }, 60_000);

  it('leads to the page of a device, with its channels and their last hour', async () => {
    await field('Search').fill('img');
    await row(HOSTILE).getByRole('link', { name: HOSTILE }).click();
    await visit.find('device-title').getByText(HOSTILE).waitFor();
    expect(new URL(visit.page.url()).pathname).toContain('%2F50%25');
    await visit.page.reload();
    await visit.find('device-title').getByText(HOSTILE).waitFor();
    await visit.find('device-channel').getByText('1 km/h', { exact: true }).waitFor();
    await visit.page.locator('tg-hour-line path').waitFor({ state: 'attached' });
    await send([{ device: HOSTILE, channel: 'speed', value: 9, unit: 'km/h' }]);
    await visit.find('device-channel').getByText('9 km/h', { exact: true }).waitFor();
    expect(await visit.faults('device')).toEqual([]);
  }, 60_000);

  it('says so where there is no such device', async () => {
    await visit.page.goto(`${visit.server.url}/devices/nobody`);
    await visit.page.getByText('No device called nobody ever reported.').waitFor();
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
