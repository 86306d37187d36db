/** The page at `/activity` in a real Chromium, with readings of several sources. */
import { postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

describe('the activity page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    await visit.open('/activity');
  });

  afterAll(async () => {
    await visit.end();
  });

  const rows = () => visit.find('activity-row');
  const status = (part: string) => visit.find(part).getByTestId('feed-status');
  const send = (speed: number, device_id: string) => postJson(`${visit.server.url}/send`, { speed, device_id });

  it('shows what a device sends, as text, the newest on top', async () => {
    const device = '<img src=x onerror=alert(1)>';
    await send(41, 'car-7');
    await send(42.5, device);
    await rows().filter({ hasText: device }).filter({ hasText: '42.5 km/h' }).waitFor();
    await rows().filter({ hasText: 'car-7' }).waitFor();
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    const order = await rows().allTextContents();
    expect(order.findIndex((text) => text.includes(device))).toBeLessThan(
      order.findIndex((text) => text.includes('car-7')),
    );
  });

  it('shows the demo values by label while somebody looks', async () => {
    await status('demo').getByText('live', { exact: true }).waitFor();
    await rows().filter({ hasText: 'demo' }).first().waitFor();
    await visit.counts(visit.page.locator('.demo').getByRole('meter'), 4);
  });

  it('says in words what a sensor’s readings mean', async () => {
    await postJson(`${visit.server.url}/api/esp32/data`, { hr: 71, temp: 33.2, eda: 1.5, device_id: 'band-1' });
    await rows().filter({ hasText: 'heart rate' }).filter({ hasText: '71 bpm' }).waitFor();
    await rows().filter({ hasText: 'stress level' }).waitFor();
  });

  it('counts who is connected and what is stored', async () => {
    const pages = visit.find('clients').locator('div', { hasText: 'Pages like this one' });
    await pages.locator('dd').getByText('1', { exact: true }).waitFor();
    await visit.until(async () => Number(await visit.find('stored-count').textContent()) >= 3);
  });

  it('stands still once it is stopped, and has what was missed when it is started again', async () => {
    await visit.toggle('.list');
    await status('list').getByText('the picture stands still').waitFor();
    await send(77, 'missed');
    await visit.page.waitForTimeout(1_000);
    expect(await rows().filter({ hasText: 'missed' }).count()).toBe(0);
    await visit.toggle('.list');
    await rows().filter({ hasText: 'missed' }).waitFor();
  });

  it('stops the demo values alone', async () => {
    await visit.toggle('.demo');
    await status('demo').getByText('the picture stands still').waitFor();
    await send(78, 'still-shown');
    await rows().filter({ hasText: 'still-shown' }).waitFor();
  });

  it('shows the sources that are chosen, and never more than twenty readings', async () => {
    for (let speed = 0; speed < 30; speed += 1) await send(speed, 'many');
    await rows().filter({ hasText: '29 km/h' }).waitFor();
    await visit.counts(rows(), 20);
    await visit.page.getByRole('option', { name: 'speed' }).click();
    await visit.counts(rows().filter({ hasText: 'many' }), 0);
    await visit.page.getByRole('option', { name: 'host' }).click();
    await rows().filter({ hasText: 'CPU' }).first().waitFor();
    await visit.page.getByRole('option', { name: 'speed' }).click();
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    expect(await visit.faults('activity')).toEqual([]);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
