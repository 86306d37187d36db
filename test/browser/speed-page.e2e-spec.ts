/** The page at `/` in a real Chromium, as a person meets it. Screenshots are left in test-results/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SpeedHistory } from '@tachograph/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { getJson, postJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { violations } from './accessibility.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');

describe('the speed page', () => {
  let folder: TempFolder;
  let browser: Browser;
  let server: ServerProcess;
  let settings: Record<string, string>;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    folder = createTempFolder();
    settings = { DATA_DIR: folder.path, PORT: String(await freePort()) };
    server = await ServerProcess.start(settings);
    browser = await launchChromium();
    context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      locale: 'en-GB',
    });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(server.url);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  const rows = () => page.getByTestId('reading-row');
  const state = () => page.getByTestId('connection-state');
  const history = async (query = '') => (await getJson<SpeedHistory>(`${server.url}/history${query}`)).body.data;

  /** Numbers of the generator's line: sent, echoed. */
  async function tally(): Promise<{ sent: number; echoed: number }> {
    const text = (await page.getByTestId('generator-echoed').textContent()) ?? '';
    const [sent = 0, echoed = 0] = (text.match(/\d+/g) ?? []).map(Number);
    return { sent, echoed };
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await page.waitForTimeout(100);
  }

  /** The instants in the table, newest first, in milliseconds. */
  async function shownTimes(): Promise<number[]> {
    return rows().evaluateAll((all) => all.map((row) => Date.parse(row.querySelector('time')?.dateTime ?? '')));
  }

  it('tells a first-time visitor what to do', async () => {
    await state().getByText('live', { exact: true }).waitFor();
    await page.getByText('No readings yet').waitFor();
    expect(await page.getByText(`curl ${server.url}/send`).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'empty.png') });
  });

  it('draws what the generator sends once it has been echoed', async () => {
    await page.getByTestId('generator-rate').fill('5');
    await page.getByTestId('generator-toggle').click();
    await until(async () => (await tally()).echoed >= 8);
    await until(async () => (await rows().count()) >= 8);
    expect((await history('?device_id=generator')).length).toBeGreaterThanOrEqual(8);
    expect(
      Number((await page.getByTestId('current-speed').textContent())?.match(/[\d.]+/)?.[0]),
    ).toBeGreaterThanOrEqual(0);
  });

  it('shows a reading of anybody’s client at once, by device, as text', async () => {
    const device_id = '<img src=x onerror=alert(1)>';
    await postJson(`${server.url}/send`, { speed: 123.4, device_id });
    await rows().filter({ hasText: device_id }).filter({ hasText: '123.4' }).waitFor();
    expect(await page.locator('img[src=x]').count()).toBe(0);
  });

  it('recovers from a restart of the server with no reload and no hole', async () => {
    const before = (await tally()).echoed;
    expect(await server.stop()).toBe(0);
    await state()
      .getByText(/reconnecting|connecting|offline/)
      .waitFor();
    // Long enough for readings to be made meanwhile.
    await page.waitForTimeout(1_500);
    const duringOutage = (await tally()).sent;
    server = await ServerProcess.start(settings);
    await state().getByText('live', { exact: true }).waitFor({ timeout: 45_000 });
    await until(async () => (await tally()).echoed > Math.max(before, duringOutage) + 3);
    await page.getByTestId('generator-toggle').click();
    await until(async () => {
      const { sent, echoed } = await tally();
      return sent === echoed;
    });
    const generated = await history('?device_id=generator&limit=10000');
    expect(generated).toHaveLength((await tally()).echoed);
    const newest = (await history()).map(({ timestamp }) => Date.parse(timestamp)).reverse();
    await until(async () => (await shownTimes())[0] === newest[0]);
    expect(await shownTimes()).toEqual(newest);
  });

  it('is filled from the history after a reload', async () => {
    await page.reload();
    await rows().first().waitFor();
    const shown = Math.min(50, (await history()).length);
    await until(async () => (await rows().count()) === shown);
  });

  it.each(['light', 'dark'] as const)('is readable and accessible in the %s theme', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(SCREENSHOTS, `${scheme}.png`), fullPage: true });
    expect(await violations(page)).toEqual([]);
  });

  it('remembers the theme that was chosen', async () => {
    const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByTestId('app-settings').click();
    await page.getByTestId('theme-dark').click();
    await until(async () => (await theme()) === 'dark');
    await page.reload();
    await rows().first().waitFor();
    expect(await theme()).toBe('dark');
  });

  it('works on a phone, 360 pixels wide', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await until(() => page.evaluate(() => document.documentElement.scrollWidth <= 360));
    await page.screenshot({ path: join(SCREENSHOTS, 'phone.png'), fullPage: true });
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing to complain of in the console but the lost connections', () => {
    expect(
      complaints.filter((text) => !/WebSocket connection to .* failed|Failed to load resource/.test(text)),
    ).toEqual([]);
  });
});
