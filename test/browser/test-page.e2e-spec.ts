/** The Socket.IO test page in a real Chromium, as a developer of a sensor uses it. Screenshots are left in test-results/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { messagesUpToAlert } from '../support/aroused-person.ts';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { postJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { violations } from './accessibility.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');

describe('the test page', () => {
  let browser: Browser;
  let server: ServerProcess;
  let settings: Record<string, string>;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let foreign: string[];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    settings = { PORT: String(await freePort()) };
    server = await ServerProcess.start(settings);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    page = await context.newPage();
    complaints = [];
    foreign = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await page.goto(`${server.url}/api/websocket/test`);
    await state('connected');
  });

  afterEach(async () => {
    await context.close();
  });

  const text = async (id: string) => (await page.locator(`#${id}`).textContent()) ?? '';
  const state = (name: string) => page.locator(`#state[data-state="${name}"]`).waitFor();

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await page.waitForTimeout(50);
  }

  it('sends one reading by keyboard alone, and shows what became of it', async () => {
    await page.locator('#hr').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('#send').focus();
    await page.keyboard.press('Enter');
    await until(async () => (await text('stored')) === '1');
    expect(await text('sent')).toBe('1');
    await until(async () => (await text('estimate')).includes('confidence'));
    await until(async () => (await text('clients')) === '1');
    await page.locator('#log').getByText('data_received').first().waitFor();
    await page.locator('#log').getByText('"hr":73').first().waitFor();
  });

  it('sends automatically until it is stopped', async () => {
    await page.locator('#interval').fill('50');
    await page.locator('#automatic').click();
    await until(async () => Number(await text('stored')) >= 5);
    await page.locator('#automatic').click();
    const sent = await text('sent');
    await until(async () => (await text('stored')) === sent);
    await page.waitForTimeout(200);
    expect(await text('sent')).toBe(sent);
  });

  it('shows the history of a day, whatever a device calls itself, as text', async () => {
    const device_id = '<img src=x onerror=alert(1)>';
    await postJson(`${server.url}/api/esp32/data`, {
      hr: 81,
      temp: 33,
      eda: 1,
      device_id,
      timestamp: '2026-01-05T12:00:00',
    });
    await page.locator('#start').fill('2026-01-05');
    await page.locator('#end').fill('2026-01-05');
    await page.locator('#history button').click();
    await page.locator('#records tr').filter({ hasText: device_id }).filter({ hasText: '81' }).waitFor();
    expect(await page.locator('#records tr').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('counts what is refused: a viewer that sends sensor data', async () => {
    await page.locator('#type').selectOption('frontend');
    await state('connected');
    await page.locator('#log').getByText('"frontend_clients":1').first().waitFor();
    await page.locator('#send').click();
    await until(async () => (await text('errors')) === '1');
    await page.locator('#log [data-kind=error]').getByText('not_a_sensor').waitFor();
    expect(await text('stored')).toBe('0');
  });

  it('shows an alert', async () => {
    for (const message of messagesUpToAlert('aroused')) await postJson(`${server.url}/api/esp32/data`, message);
    await page.locator('#alerts li').filter({ hasText: 'aroused' }).first().waitFor();
    await page.locator('#no-alerts').waitFor({ state: 'hidden' });
    expect(await violations(page)).toEqual([]);
  });

  it('keeps a bounded log', async () => {
    await page.locator('#interval').fill('50');
    await page.locator('#automatic').click();
    await until(async () => Number(await text('sent')) >= 75);
    await page.locator('#automatic').click();
    await until(async () => (await page.locator('#log li').count()) === 200);
  });

  it('comes back by itself after a restart of the server', async () => {
    await server.stop();
    await state('reconnecting');
    server = await ServerProcess.start(settings);
    await state('connected');
    await page.locator('#send').click();
    await until(async () => (await text('stored')) === '1');
  });

  it.each(['light', 'dark'] as const)('is readable and accessible in the %s theme', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (let n = 0; n < 3; n++) await page.locator('#send').click();
    await until(async () => (await text('stored')) === '3');
    await page.locator('#history button').click();
    await page.locator('#records tr').first().waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, `test-page-${scheme}.png`), fullPage: true });
    expect(await violations(page)).toEqual([]);
  });

  it('works on a phone, 360 pixels wide', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator('#send').click();
    await until(async () => (await text('stored')) === '1');
    await page.locator('#history button').click();
    await page.locator('#records tr').first().waitFor();
    await until(() => page.evaluate(() => document.documentElement.scrollWidth <= 360));
    await page.screenshot({ path: join(SCREENSHOTS, 'test-page-phone.png'), fullPage: true });
    expect(await violations(page)).toEqual([]);
  });

  it('asks nobody else for anything, and has nothing to complain of', async () => {
    await page.locator('#send').click();
    await until(async () => (await text('stored')) === '1');
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.getByText('Nothing medical').count()).toBe(1);
  });
});
