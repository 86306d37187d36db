import type { Health, HistoryHealth } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

const DAY = 86_400_000;

describeOnBothDatabases('the health of the history', (running) => {
  const history = async () => (await getJson<Health>(`${running().url}/health`)).body.history;
  const becomes = (wished: (health: HistoryHealth) => boolean) => eventually(history, wished);

  it('says how far readings are rolled up, and that nothing waits once late ones are in', async () => {
    const at = Date.now() - DAY;
    const readings = Array.from({ length: 5 }, (_, n) => ({ device: 'car-1', channel: 'speed', value: n, at: at + n }));
    expect((await postJson(`${running().url}/api/readings`, readings)).status).toBe(200);
    const { rollups } = await becomes(({ rollups }) => rollups?.behind === 0 && rollups.waiting === 0);
    expect(rollups).toEqual({ rolledTo: expect.stringMatching(/:\d0:00\.000Z$/), behind: 0, waiting: 0 });
    expect(Date.parse(rollups?.rolledTo ?? '')).toBeGreaterThan(at);
  });

  it('says that the threads answer which people, rollups and exports wait for', async () => {
    expect((await getJson(`${running().url}/api/series?channels=car-1/speed`)).status).toBe(200);
    const { threads } = await becomes(({ threads }) => threads.answers === 'answering' && threads.bulk === 'answering');
    expect(threads).toEqual({ answers: 'answering', bulk: 'answering' });
  });

  it('says when expiry last ran, and how that went', async () => {
    await fetch(`${running().url}/api/retention`, {
      method: 'PUT',
      body: JSON.stringify({ version: 1, rules: [{ pattern: '*/*', keep: { raw: 30 } }] }),
      headers: { 'Content-Type': 'application/json' },
    });
    const { expiry } = await becomes(({ expiry }) => expiry.lastRun !== null && !expiry.running);
    expect(expiry).toEqual({
      running: false,
      lastRun: expect.stringMatching(/Z$/),
      lastRemoved: 0,
      lastError: null,
    });
  });
});
