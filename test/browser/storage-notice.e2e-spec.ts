/** What every page says of storage, in a real Chromium; the server's figures are changed on their way to it. */
import type { LiveEvent, StorageHealth } from '@tachograph/contracts';
import { postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const AWAY: StorageHealth = {
  state: 'journal',
  waiting: 1_234,
  waitingSince: new Date(Date.now() - 180_000).toISOString(),
  journal: { bytes: 100_000, limitBytes: 1_000_000 },
};

describe('the storage notice', () => {
  let visit: Visit;
  let storage: StorageHealth | undefined;

  beforeAll(async () => {
    visit = await Visit.begin();
    await visit.page.routeWebSocket(/\/ws\/live/, (route) => {
      const server = route.connectToServer();
      server.onMessage((text) => {
        const event = JSON.parse(String(text)) as LiveEvent;
        route.send(JSON.stringify(event.type === 'stats' && storage ? { ...event, storage } : event));
      });
    });
    await postJson(`${visit.server.url}/send`, { speed: 72, device_id: 'car-7' });
    await visit.open('/');
  });

  afterAll(async () => {
    await visit.end();
  });

  const notice = () => visit.find('storage-notice');

  it('is not there while the database takes what comes', async () => {
    await visit.goTo('Activity');
    await visit.until(async () => (await visit.find('stored-count').textContent()) !== '–');
    expect(await notice().count()).toBe(0);
  });

  it.each(['Speed', 'Activity', 'Host', 'Sensors'])('says on the page %s what waits on disk', async (name) => {
    storage = AWAY;
    await visit.goTo(name);
    await notice().getByText('1,234 readings wait on disk').waitFor();
    expect(await visit.page.getByRole('alert').filter({ hasText: 'nothing is stored' }).count()).toBe(0);
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    expect(await visit.faults('journal')).toEqual([]);
  });

  it('raises its voice only where nothing is stored, and is readable then', async () => {
    storage = { ...AWAY, state: 'refusing' };
    await visit.page.getByRole('alert').filter({ hasText: 'nothing is stored' }).waitFor({ state: 'attached' });
    expect(await visit.faults('refusing')).toEqual([]);
  });

  it('goes when the database has everything', async () => {
    storage = { ...AWAY, state: 'draining' };
    await notice().getByText('The database is back').waitFor();
    storage = undefined;
    await notice().waitFor({ state: 'detached' });
  });
});
