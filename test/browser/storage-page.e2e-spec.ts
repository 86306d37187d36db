/** The page at `/storage` in a real Chromium: what the database takes, and rules of retention that remove readings. */
import type { RetentionRules, StorageUse } from '@tachograph/contracts';
import type { Locator } from 'playwright-core';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const DAY_MS = 86_400_000;

describe('the storage page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    const now = Date.now();
    const readings = (device: string, days: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        device,
        values: { speed: n % 90 },
        at: now - days * DAY_MS - n * 1_000,
      }));
    const all = [...readings('car-7', 40, 900), ...readings('car-7', 0, 100), ...readings('van-1', 40, 500)];
    await postJson(`${visit.server.url}/api/readings`, [...all, ...readings(HOSTILE, 0, 1)]);
    await visit.open('/storage');
  });

  afterAll(async () => {
    await visit.end();
  });

  const field = (label: string): Locator => visit.page.getByLabel(label, { exact: true });
  const button = (name: string): Locator => visit.page.getByRole('button', { name, exact: true });
  const rules = async () => (await getJson<RetentionRules>(`${visit.server.url}/api/retention`)).body;
  const set = (body: RetentionRules) =>
    fetch(`${visit.server.url}/api/retention`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  const use = async () => (await getJson<StorageUse>(`${visit.server.url}/api/storage`)).body;
  const readingsOf = async (device: string) =>
    (await use()).channels.filter((one) => one.device === device).reduce((sum, { readings }) => sum + readings, 0);

  it('says how big the database is, what it consists of, and for how long there is room', async () => {
    await visit.find('space-readings').getByText('1,501', { exact: true }).waitFor();
    expect(await visit.find('space-total').textContent()).toMatch(/[kM]B$/);
    expect(await visit.page.getByRole('meter', { name: 'The disk' }).count()).toBe(1);
    expect((await visit.find('forecast').textContent())?.trim()).not.toBe('');
  });

  it('says what each channel takes, as text', async () => {
    const rows = visit.find('channel-use');
    await rows.first().filter({ hasText: 'car-7' }).waitFor();
    await rows.filter({ hasText: HOSTILE }).waitFor();
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    await field('Search').fill('van');
    await visit.find('channels-found').getByText('1 channel found').waitFor();
    await visit.counts(rows, 1);
    await field('Search').fill('');
  });

  it('sets a budget', async () => {
    await field('The database may take').fill('2,5');
    await button('Save the budget').click();
    await visit.page.getByRole('meter', { name: 'The budget' }).waitFor();
    expect((await use()).budget.bytes).toBe(2_500_000_000);
  });

  it('says what a rule means while it is written', async () => {
    await visit.find('no-rules').waitFor();
    await button('Add a rule').click();
    await visit.page.locator('input:focus').waitFor();
    await visit.page.keyboard.type('car-*/speed');
    await visit.find('reach').getByText('Means 1 channel: car-7/speed.').waitFor();
    await field('Readings, days').fill('30');
    await visit.find('rule-words').getByText('Keeps readings for 30 days, everything else for ever.').waitFor();
  });

  it('removes nothing before a person has agreed to what goes', async () => {
    await button('Save the rules').click();
    await visit.find('removal').getByText('This removes 900 readings of 1 channel now').waitFor();
    await button('Keep everything').click();
    expect((await rules()).rules).toEqual([]);
    await button('Save the rules').click();
    await button('Remove 900 readings').click();
    await visit.find('rules-done').getByText('Saved.').waitFor();
    expect((await rules()).rules).toEqual([{ pattern: 'car-*/speed', keep: { raw: 30 } }]);
  });

  it('removes what the rule no longer keeps, and nothing else', async () => {
    await visit.until(async () => {
      // Readings are summed up a few seconds after they came, and go only then: the same rules, set again, look again.
      await set(await rules());
      await visit.page.waitForTimeout(1_000);
      return (await readingsOf('car-7')) === 100;
    });
    expect(await readingsOf('van-1')).toBe(500);
    await visit.open('/storage');
    await visit.find('space-readings').getByText('601', { exact: true }).waitFor();
    await visit.find('expiry').getByText('and removed').waitFor();
  });

  it('changes the order of rules by keyboard, and takes edits back', async () => {
    await button('Add a rule').click();
    await visit.page.locator('input:focus').waitFor();
    await visit.page.keyboard.type('*/*');
    await visit.find('reach').getByText('Earlier rules have 1 of them.').waitFor();
    await button('Move rule 2 up').press('Enter');
    await visit.find('rules-done').getByText('Now rule 1 of 2.').waitFor();
    await visit.holds(field('1. Channels'), '*/*');
    await button('Undo').click();
    await visit.holds(field('1. Channels'), 'car-*/speed');
    await button('Drop my changes').click();
    await visit.counts(visit.find('rule'), 1);
  });

  it('says while days are typed which of them can’t be', async () => {
    await field('Daily summaries, days').fill('10');
    await visit.find('rule').getByText('must keep daily summaries at least as long as hourly summaries').waitFor();
    await visit.page.getByRole('button', { name: 'Save the rules', exact: true, disabled: true }).waitFor();
    await button('Drop my changes').click();
    await visit.holds(field('Daily summaries, days'), '');
  });

  it('is left with rules that are not saved only when a person agrees', async () => {
    await field('Readings, days').fill('20');
    const asked = new Promise<string>((resolve) => {
      visit.page.once('dialog', (dialog) => {
        void dialog.dismiss().then(() => {
          resolve(dialog.message());
        });
      });
    });
    await visit.page.getByRole('navigation').getByRole('link', { name: 'Data' }).click();
    expect(await asked).toContain('The rules are not saved.');
    expect(await field('Readings, days').inputValue()).toBe('20');
    await button('Drop my changes').click();
    await visit.holds(field('Readings, days'), '30');
    await visit.goTo('Data');
    await visit.open('/storage');
  });

  it('overwrites nothing that somebody else has set meanwhile', async () => {
    await field('Readings, days').fill('20');
    const { version } = await rules();
    const theirs = { version, rules: [{ pattern: 'van-*/*', keep: { raw: 365 } }] };
    await set(theirs);
    await button('Save the rules').click();
    await visit.find('conflict').getByText('van-*/*').waitFor();
    expect((await rules()).rules).toEqual(theirs.rules);
    await button('Take theirs').click();
    await visit.holds(field('1. Channels'), 'van-*/*');
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    expect(await visit.faults('storage')).toEqual([]);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
