/** The speed page's ranges of time in a real Chromium, on what a real server has stored. Screenshots are left in test-results/. */
import type { SeriesAnswer } from '@tachograph/contracts';
import { BatchClient } from '../support/batch-client.ts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const SPIKE = 199;

describe('the speed page’s history', () => {
  let visit: Visit;
  let begin: number;

  /** Three hours of a drive, a reading a second, with one spike; silent from 100 to 80 minutes ago, and for the last minute. */
  beforeAll(async () => {
    visit = await Visit.begin();
    begin = Date.now();
    const from = begin - 3 * HOUR;
    const speed = (second: number) => 70 + 25 * Math.sin(second / 900) + 10 * Math.sin(second / 40);
    const drive = Array.from({ length: (3 * HOUR - MINUTE) / SECOND }, (_, second) => ({
      ...{ device: 'car-7', channel: 'speed', unit: 'km/h' },
      value: second === 2_000 ? SPIKE : speed(second),
      at: from + second * SECOND,
    }));
    const driven = drive.filter(({ at }) => at < begin - 100 * MINUTE || at > begin - 80 * MINUTE);
    await new BatchClient(visit.server.url).sendLines(driven.map((reading) => JSON.stringify(reading)).join('\n'));
  });

  afterAll(async () => {
    await visit.end();
  });

  const words = () => visit.find('range-words');
  const title = () => visit.page.locator('#chart-title');
  const drawing = () => visit.find('range-drawing');
  const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
  const params = () => Object.fromEntries(new URL(visit.page.url()).searchParams);
  /** Whether an end of the range in the address is that instant, give or take a rounding. */
  const isAt = (end: 'from' | 'to', time: string) =>
    Promise.resolve(Math.abs(Date.parse(params()[end] ?? '') - Date.parse(time)) <= 2);
  const figure = async (device: string, column: number) => {
    const row = visit.find('range-row').filter({ hasText: device });
    return Number((await row.locator('td').nth(column).textContent())?.replaceAll(',', ''));
  };

  /** Waits until what is wanted is drawn. */
  async function drawn(): Promise<void> {
    await drawing().and(visit.page.locator('[aria-busy=false]')).waitFor();
    await words().waitFor();
  }

  async function drag(from: number, to: number): Promise<void> {
    const box = await drawing().boundingBox();
    if (!box) throw new Error('the chart is not on the screen');
    const place = (share: number) => box.x + 60 + share * (box.width - 88);
    const { mouse } = visit.page;
    await mouse.move(place(from), box.y + box.height / 2);
    await mouse.down();
    await mouse.move(place((from + to) / 2), box.y + box.height / 2);
    await mouse.move(place(to), box.y + box.height / 2);
    await mouse.up();
  }

  it('shows the last readings first, and a range when it is chosen', async () => {
    await visit.open('/');
    await title().getByText('The last 50 readings').waitFor();
    await button('6 h: the last 6 hours').click();
    await title().getByText('The last 6 hours').waitFor();
    await drawn();
    expect(params()).toEqual({ range: '6h' });
  });

  it('says what it draws: buckets with their extremes, all readings counted, where it was silent', async () => {
    await words()
      .getByText(/\d+ (s|min) buckets from (rollups|readings) · 9,\d{3} readings · 2 gaps · complete/)
      .waitFor();
    await visit.until(async () => (await figure('car-7', 3)) === SPIKE);
    await visit.find('range-gaps').locator('summary').click();
    await visit.counts(visit.find('range-gaps').locator('li'), 2);
    expect(await visit.faults('history-6h')).toEqual([]);
  });

  it('zooms to what is dragged over, until each reading is drawn, and goes back with the browser', async () => {
    await drag(0.56, 0.59);
    await visit.page.waitForURL(/from=/);
    await words().getByText('each reading').waitFor();
    const { from = '', to = '' } = params();
    const length = Date.parse(to) - Date.parse(from);
    expect(length / (6 * HOUR)).toBeCloseTo(0.03, 2);
    expect(await visit.faults('history-zoomed')).toEqual([]);
    await visit.page.goBack();
    await title().getByText('The last 6 hours').waitFor();
    await visit.page.goForward();
    await words().getByText('each reading').waitFor();
    expect(params()).toEqual({ from, to });
  });

  it('shows the same after a reload', async () => {
    const shown = async () => [await words().textContent(), await title().textContent()].join('\n');
    const before = await shown();
    await visit.page.reload();
    await drawn();
    await eventually(shown, (after) => after === before);
  });

  it('goes back and forth, wider and closer, by buttons and by keys, and to now again', async () => {
    const { from = '', to = '' } = params();
    await button('Back').click();
    await visit.until(() => isAt('to', from));
    await drawing().focus();
    await visit.page.keyboard.press('ArrowRight');
    await visit.until(() => isAt('to', to));
    await visit.page.keyboard.press('-');
    await visit.until(() => Promise.resolve(Date.parse(params().to ?? '') > Date.parse(to)));
    await button('Zoom in').click();
    await visit.until(() => isAt('to', to));
    await visit.find('back-to-live').click();
    await title().getByText('The last 15 minutes').waitFor();
    expect(params()).toEqual({ range: '15m' });
  });

  it('takes two instants, and says what is wrong with them', async () => {
    const local = (time: number) =>
      new Date(time - new Date(time).getTimezoneOffset() * MINUTE).toISOString().slice(0, 19);
    const [from, to] = [local(begin - 2 * HOUR), local(begin - 2.5 * HOUR)];
    await visit.page.getByText('From – to').click();
    await visit.find('range-from').fill(from);
    await visit.find('range-to').fill(to);
    await button('Show').click();
    await visit.page.getByRole('alert').getByText('The end must be a second after the beginning').waitFor();
    expect(await visit.faults('history-form')).toEqual([]);
    await visit.find('range-from').fill(to);
    await visit.find('range-to').fill(from);
    await button('Show').click();
    await visit.page.waitForURL(/from=/);
    await words().getByText('1,800 readings').waitFor();
  });

  it('says of an address that means no range what it may be', async () => {
    await visit.open('/?range=fortnight');
    await visit.find('range-problem').getByText('range takes one of 5m').waitFor();
    await title().getByText('The last 50 readings').waitFor();
  });

  it('goes on live without a reading twice or missing', async () => {
    await visit.open('/?range=5m&device=car-8');
    await visit.find('range-blank').getByText('No reading of car-8 in this range').waitFor();
    for (let speed = 1; speed <= 30; speed++) {
      await postJson(`${visit.server.url}/send`, { speed, device_id: 'car-8' });
      await visit.page.waitForTimeout(200);
    }
    await words().getByText('each reading · 30 readings · complete').waitFor();
    expect([await figure('car-8', 1), await figure('car-8', 3)]).toEqual([1, 30]);
    await postJson(`${visit.server.url}/send`, { speed: 31, device_id: 'car-8' });
    await words().getByText('31 readings').waitFor();
  });

  it('keeps up buckets live as well', async () => {
    await visit.open('/?range=24h&device=car-7');
    await drawn();
    const before = await figure('car-7', 0);
    await postJson(`${visit.server.url}/send`, { speed: 203, device_id: 'car-7' });
    await visit.until(async () => (await figure('car-7', 0)) === before + 1);
    expect(await figure('car-7', 3)).toBe(203);
    const answer = await getJson<SeriesAnswer>(
      `${visit.server.url}/api/series?channels=car-7/speed&from=${begin - 20 * HOUR}&points=500`,
    );
    expect(answer.body.series[0]?.count).toBe(before + 1);
  });

  it('chooses a device in its address', async () => {
    await visit.open('/?range=24h');
    await visit.counts(visit.find('range-row'), 2);
    await visit.page.getByRole('button', { name: 'car-8', exact: true }).click();
    await visit.counts(visit.find('range-row'), 1);
    expect(params()).toEqual({ range: '24h', device: 'car-8' });
    await visit.page.goBack();
    await visit.counts(visit.find('range-row'), 2);
  });

  it('leads from an empty range to where readings are', async () => {
    await visit.open('/?from=2020-05-01T10:00:00Z&to=2020-05-01T11:00:00Z&device=car-7');
    await visit.find('range-blank').getByText('No reading of car-7 in this range. The newest was taken').waitFor();
    expect(await visit.faults('history-empty')).toEqual([]);
    await visit.find('go-there').click();
    await drawn();
    await visit.until(async () => (await figure('car-7', 0)) > 0);
  });

  it('says that the server does not answer, keeps what it has, and goes on by itself', async () => {
    await visit.open('/?range=6h');
    await drawn();
    await visit.server.stop();
    await button('1 h: the last hour').click();
    await visit.page.getByText('The range did not load: the server does not answer').waitFor();
    await visit.page.getByRole('button', { name: 'Retry now' }).waitFor();
    expect(await visit.faults('history-failed')).toEqual([]);
    await visit.restart();
    await visit.isLive();
    await drawn();
    await visit.page.getByText('The range did not load').waitFor({ state: 'detached' });
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
