/** The page at `/host` in a real Chromium, with the figures of the machine that the test runs on. */
import type { ReadingList } from '@tachograph/contracts';
import { getJson } from '../support/http.ts';
import { Visit } from './visit.ts';

describe('the host page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
  });

  afterAll(async () => {
    await visit.end();
  });

  const stored = async () =>
    (await getJson<ReadingList>(`${visit.server.url}/api/readings?channel=cpu&limit=10000`)).body.data;
  const words = async (name: string) => (await visit.find(`value-${name}`).textContent())?.trim() ?? '';
  const status = () => visit.find('feed-status');

  it('measures this machine as soon as somebody looks, and not before', async () => {
    await visit.open('/');
    expect(await stored()).toEqual([]);
    await visit.goTo('Host');
    await visit.until(async () => (await visit.page.title()) === 'Host · Tachograph');
    await visit.until(async () => (await words('cpu')).endsWith('%') && (await words('received')).endsWith('B/s'));
    await visit.until(async () => Number.parseFloat(await words('memory')) > 0);
    await status().getByText('live', { exact: true }).waitFor();
  });

  it('marks its page in the header', async () => {
    const here = visit.page.locator('[aria-current=page]');
    await here.getByText('Host', { exact: true }).waitFor();
    await visit.counts(here, 1);
  });

  it('stands still once it is stopped, and the server need not measure', async () => {
    await visit.toggle();
    await status().getByText('the picture stands still').waitFor();
    const shown = await words('cpu');
    const before = (await stored()).length;
    await visit.page.waitForTimeout(2_500);
    expect(await words('cpu')).toBe(shown);
    // One measurement may have been under way.
    expect((await stored()).length).toBeLessThanOrEqual(before + 1);
  });

  it('is still stopped when its reader comes back, and goes on when started', async () => {
    await visit.goTo('Speed');
    await visit.goTo('Host');
    await status().getByText('the picture stands still').waitFor();
    await visit.toggle();
    await status().getByText('live', { exact: true }).waitFor();
  });

  it('goes on after a restart of the server with no reload', async () => {
    await visit.restart();
    await visit.isLive();
    await status().getByText('live', { exact: true }).waitFor();
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    expect(await visit.faults('host')).toEqual([]);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
