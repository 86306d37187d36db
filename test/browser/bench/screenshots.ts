/**
 * `npm run screenshots`: every page in both themes, on a phone, a desk and a wall, into docs/screenshots; with devices that send meanwhile.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval as ticks } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { postJson } from '../../support/http.ts';
import { ServerProcess } from '../../support/server-process.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/screenshots');
const SIZES = { 360: 740, 1280: 800, 2560: 1440 } as const;
const QUALITY = 70;
/** Of the past, so that charts have something to show from the start. */
const PAST_S = 900;
const SETTLE_MS = 4_000;
const TEMPLATES = ['speedometer', 'host', 'wearable', 'empty'];

/** What cars and a wearable measure at an instant. */
function readingsAt(at: number): object[] {
  const phase = at / 60_000;
  const noise = () => Math.random() * 4;
  const speed = (shift: number) => Math.round((75 + 50 * Math.sin(phase + shift) + noise()) * 10) / 10;
  return [
    { device: 'car-7', channel: 'speed', unit: 'km/h', value: speed(0), at },
    { device: 'car-8', channel: 'speed', unit: 'km/h', value: speed(2), at },
  ];
}

async function sendUntil(url: string, signal: AbortSignal): Promise<void> {
  const past = Array.from({ length: PAST_S }, (_, n) => readingsAt(Date.now() - (PAST_S - n) * 1000)).flat();
  for (let from = 0; from < past.length; from += 500)
    await postJson(`${url}/api/readings`, past.slice(from, from + 500));
  try {
    for await (const _ of ticks(1_000, undefined, { signal })) {
      await postJson(`${url}/api/readings`, readingsAt(Date.now()));
      const [hr, temp, eda] = [72 + Math.random() * 8, 33 + Math.random(), 2 + Math.random()];
      await postJson(`${url}/api/esp32/data`, { hr, temp, eda, device_id: 'anna' });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Makes a dashboard of each template as a person does. @returns the paths of their pages, by name */
async function makeDashboards(page: Page, url: string): Promise<Record<string, string>> {
  const paths: Record<string, string> = {};
  for (const template of TEMPLATES) {
    await page.goto(`${url}/dashboards`);
    await page.getByTestId(`template-${template}`).click();
    await page.waitForURL(/\/dashboards\/[\w-]{12}/);
    paths[`dashboard-${template}`] = new URL(page.url()).pathname;
  }
  return paths;
}

/** Every page in one size and theme. */
async function shoot(
  browser: Browser,
  url: string,
  pages: Readonly<Record<string, string>>,
  [width, height]: readonly [string, number],
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: Number(width), height },
    colorScheme,
    locale: 'en-GB',
  });
  for (const [name, path] of Object.entries(pages)) {
    const page = await context.newPage();
    await page.goto(url + path);
    await page.waitForTimeout(SETTLE_MS);
    const file = join(FOLDER, `${name}-${width}-${colorScheme}.jpg`);
    await page.screenshot({ path: file, type: 'jpeg', quality: QUALITY });
    await page.close();
  }
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const server = await ServerProcess.start();
const browser = await launchChromium();
const end = new AbortController();
const sending = sendUntil(server.url, end.signal);
try {
  const page = await browser.newPage();
  const dashboards = await makeDashboards(page, server.url);
  await page.close();
  const pages = {
    dashboards: '/dashboards',
    ...dashboards,
    'dashboard-edit': `${dashboards['dashboard-speedometer'] ?? ''}?edit=1`,
    speed: '/',
    activity: '/activity',
    host: '/host',
    sensors: '/sensors',
    devices: '/devices',
    device: '/devices/car-7',
    clients: '/clients',
    storage: '/storage',
    data: '/data',
  };
  // The three sizes beside one another: mostly they wait.
  await Promise.all(
    Object.entries(SIZES).map(async (size) => {
      for (const scheme of ['light', 'dark'] as const) await shoot(browser, server.url, pages, size, scheme);
    }),
  );
} finally {
  end.abort();
  await sending;
  await browser.close();
  await server.stop();
}
