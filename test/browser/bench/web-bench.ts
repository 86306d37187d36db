/**
 * `npm run bench:web`: the web app in Chromium: its first load, a busy dashboard, the same for long, and a year in a chart. `--only first`, `busy`, `soak` or
 * `year`; `--minutes N` for the soak (30), `--days N` of the recording (365).
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { createSqliteDatabase } from '../../support/databases.ts';
import { freePort } from '../../support/free-port.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { Recording } from '../../load/history/recording.ts';
import { timesOf } from '../../load/history/questions.ts';
import { printTable, whole } from '../../load/markdown.ts';
import { BUSY, fillBusily, makeBusyBoard, sendBusily } from './busy-board.ts';
import { scoresOf, scriptBytes } from './first-load.ts';
import { PageFigures } from './page-figures.ts';
import { makeYearBoard, openYear } from './year-chart.ts';

const DESK = { width: 1920, height: 1200 };
const MEGABYTE = 1024 * 1024;
/** Until a page that was just opened has loaded all it needs, and its buffers of five minutes are full. */
const WARM_UP_S = 20;
const FILLED_MINUTES = 6;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '30' },
    days: { type: 'string', default: '365' },
  },
});
const isWanted = (part: string) => values.only === '' || values.only === part;

async function firstLoad(server: ServerProcess): Promise<void> {
  const id = await makeBusyBoard(server.url);
  await fillBusily(server.url);
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  const rows: string[][] = [];
  try {
    for (const path of ['/', '/dashboards', `/dashboards/${id}`, '/devices']) {
      const page = await browser.newPage();
      const bytes = await scriptBytes(page, server.url + path);
      await page.close();
      const scores = await scoresOf(server.url + path, port);
      rows.push([path.replace(id, ':id'), whole(bytes / 1000), ...Object.values(scores).map(String)]);
    }
  } finally {
    await browser.close();
  }
  const head = ['page', 'JavaScript, kB compressed', 'performance', 'accessibility', 'best practices'];
  printTable('**First load** (Lighthouse, desktop)', head, [...rows, ['bar', '≤ 300 at first', '≥ 90', '100', '100']]);
}

async function busyBoard(server: ServerProcess, browser: Browser): Promise<void> {
  const end = new AbortController();
  const sending = sendBusily(server.url, end.signal);
  const page = await browser.newPage({ viewport: DESK });
  const figures = await PageFigures.of(page);
  await page.goto(`${server.url}/dashboards/${await makeBusyBoard(server.url)}`);
  await page.waitForTimeout(WARM_UP_S * 1000);
  if (isWanted('busy')) {
    const { busy, longestFrame, longestTask } = await figures.busyness(60);
    const { widgets, devices, channels, perSecond } = BUSY;
    printTable(
      `**${widgets} widgets, ${devices * channels} channels at ${perSecond} Hz**, for a minute`,
      ['', '', 'bar'],
      [
        ['main thread busy, %', whole(busy * 100), '< 50'],
        ['longest frame, ms (0: none above 50)', whole(longestFrame), '≤ 100'],
        ['longest task, ms (0: none above 50)', whole(longestTask), ''],
      ],
    );
  }
  if (isWanted('soak')) await soak(page, figures);
  end.abort();
  await sending;
  await page.close();
}

async function soak(page: Awaited<ReturnType<Browser['newPage']>>, figures: PageFigures): Promise<void> {
  const rows: string[][] = [];
  const minutes = Number(values.minutes);
  for (
    let minute = FILLED_MINUTES;
    minute <= FILLED_MINUTES + minutes;
    minute += Math.max(1, Math.round(minutes / 10))
  ) {
    const passed = rows.length === 0 ? FILLED_MINUTES : Math.max(1, Math.round(minutes / 10));
    await page.waitForTimeout(passed * 60_000);
    const { heap, nodes, listeners } = await figures.holdings();
    rows.push([String(minute), (heap / MEGABYTE).toFixed(1), String(nodes), String(listeners)]);
  }
  const head = ['minute', 'heap, MB', 'nodes', 'listeners'];
  printTable(`**The same for ${minutes} minutes** (bar: heap within 10 %, nodes flat)`, head, rows);
}

async function yearInAChart(browser: Browser): Promise<void> {
  const database = createSqliteDatabase();
  const recording = new Recording(database, Number(values.days));
  try {
    await recording.start();
    await recording.load();
    const id = await makeYearBoard(recording.server.url);
    const all: number[] = [];
    for (let n = 0; n < 10; n++) {
      const page = await browser.newPage({ viewport: DESK });
      await page.goto(`${recording.server.url}/dashboards/${id}`);
      await page.waitForTimeout(3_000);
      all.push(await openYear(page));
      await page.close();
    }
    const { median, worst } = timesOf(all);
    printTable(
      `**${values.days} days at 1 Hz in a chart**, ms from the click until it is painted`,
      ['median', 'worst', 'bar'],
      [[whole(median), whole(worst), '≤ 500']],
    );
    await recording.stop();
  } finally {
    recording.remove();
    await database.drop();
  }
}

console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
const server = await ServerProcess.start();
const browser = await launchChromium();
try {
  if (isWanted('first')) await firstLoad(server);
  if (isWanted('busy') || isWanted('soak')) await busyBoard(server, browser);
  if (isWanted('year')) await yearInAChart(browser);
} finally {
  await browser.close();
  await server.stop();
}
