/** The page at `/sensors` in a real Chromium, with records that come as a sensor sends them. */
import type { ReadingList } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

/** A quiet stretch and then one of high arousal, a record every two seconds: long enough for an alert. */
const QUIET = 330;
const AROUSED = 60;
const STEP_MS = 2_000;

describe('the sensors page', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin();
    await visit.open('/sensors');
  });

  afterAll(async () => {
    await visit.end();
  });

  const send = (record: object) => postJson(`${visit.server.url}/api/esp32/data`, record);
  const words = async (name: string) => (await visit.find(`value-${name}`).textContent())?.trim() ?? '';
  const status = () => visit.find('feed-status');
  const alerts = async () =>
    (await getJson<ReadingList>(`${visit.server.url}/api/readings?channel=stress_alert`)).body.data;

  /** The records of a day's quarter of an hour, the last of them now. */
  async function sendEpisode(device_id: string): Promise<void> {
    const first = Date.now() - (QUIET + AROUSED) * STEP_MS;
    for (let place = 0; place < QUIET + AROUSED; place += 1) {
      const rise = Math.max(0, (place - QUIET) / 20);
      await send({
        hr: 66 + 4 * Math.sin(place / 9) + 12 * Math.min(4, rise),
        temp: 33.6 + 0.1 * Math.sin(place / 31) - 0.3 * Math.min(4, rise),
        eda: 1.6 + 0.15 * Math.sin(place / 13) + 1.9 * Math.min(4, rise),
        timestamp: new Date(first + place * STEP_MS).toISOString(),
        device_id,
      });
    }
  }

  it('tells a first-time visitor how to send sensor data', async () => {
    await visit.page.getByText('No sensor data yet').waitFor();
    expect(await visit.page.getByText(`curl ${visit.server.url}/api/esp32/data`).count()).toBe(1);
    expect(await visit.faults('sensors-empty')).toEqual([]);
  });

  it('shows a record the moment it is stored, with the level and how far to trust it', async () => {
    await send({ hr: 71.4, temp: '33.2', eda: 1.53, device_id: 'band-1' });
    await visit.find('value-hr').getByText('71.4 bpm').waitFor();
    await visit.find('value-temp').getByText('33.2 °C').waitFor();
    await visit.find('value-eda').getByText('1.53 µS').waitFor();
    await visit.find('value-stress').getByText('normal', { exact: true }).waitFor();
    await visit.find('value-confidence').getByText('low, settling or unclear').waitFor();
    await visit.page.getByText('An estimate of arousal, nothing medical.').waitFor();
  });

  it('lets the reader choose among several sensors, and keeps to the one that is shown', async () => {
    await send({ hr: 95, temp: 34, eda: 3, device_id: 'band-2' });
    await visit.page.getByRole('button', { name: 'band-2', exact: true }).waitFor();
    expect(await words('hr')).toBe('71.4 bpm');
    await visit.page.getByRole('button', { name: 'band-2', exact: true }).click();
    await visit.until(async () => (await words('hr')) === '95 bpm');
  });

  it('stands still once it is stopped, and has what was missed when it is started again', async () => {
    await visit.toggle();
    await status().getByText('the picture stands still').waitFor();
    await send({ hr: 101, temp: 34, eda: 3, device_id: 'band-2' });
    await visit.page.waitForTimeout(1_000);
    expect(await words('hr')).toBe('95 bpm');
    await visit.toggle();
    await visit.until(async () => (await words('hr')) === '101 bpm');
  });

  it('tells of high stress on whatever page the reader is, until it is dismissed', async () => {
    await visit.goTo('Speed');
    await sendEpisode('band-3');
    const { length } = await eventually(alerts, (stored) => stored.length > 0);
    const toast = visit.find('toast').filter({ hasText: 'band-3' }).first();
    await toast.hover();
    await visit.goTo('Sensors');
    // It stays for as long as the keyboard is in it.
    await toast.getByRole('button').focus();
    expect(await visit.faults('sensors-toasts')).toEqual([]);
    for (let left = await visit.find('toast').count(); left > 0; left -= 1) {
      await visit.page.keyboard.press('Enter');
      await visit.until(async () => (await visit.find('toast').count()) < left);
    }
    await visit.counts(visit.find('recent-alerts').getByText('band-3'), length);
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    await visit.page.getByRole('button', { name: 'band-3', exact: true }).click();
    await visit.page.getByRole('img', { name: /^Stress level over the time of the charts: .*high for/ }).waitFor();
    expect(await visit.faults('sensors')).toEqual([]);
  });

  it('is filled from the history after a reload', async () => {
    await visit.page.reload();
    await visit.page.getByRole('button', { name: 'band-3', exact: true }).waitFor();
    await visit.page.getByRole('img', { name: /^Heart rate over time: now/ }).waitFor();
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
