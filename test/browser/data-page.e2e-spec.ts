/** The page at `/data` in a real Chromium: readings out as a file, and in from files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { postJson } from '../support/http.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { Visit } from './visit.ts';

const HOSTILE = '=<img src=x onerror=alert(1)>';
const DAY_MS = 86_400_000;

describe('the data page', () => {
  let visit: Visit;
  let folder: TempFolder;

  beforeAll(async () => {
    visit = await Visit.begin();
    folder = createTempFolder();
    const since = Date.now() - 60_000;
    const readings = Array.from({ length: 50 }, (_, n) => ({
      device: n % 10 === 0 ? HOSTILE : 'car-7',
      values: { speed: n },
      at: since + n * 1_000,
    }));
    await postJson(`${visit.server.url}/api/readings`, readings);
    // Without a picker for files, as in Firefox: a headless browser could not show one.
    await visit.page.addInitScript(() => {
      delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
    });
    await visit.open('/data');
  });

  afterAll(async () => {
    await visit.end();
    folder.remove();
  });

  const field = (label: string | RegExp) => visit.page.getByLabel(label);
  const press = (name: string) => visit.page.getByRole('button', { name, exact: true }).click();
  const figure = async (name: string) => (await visit.find(`report-${name}`).textContent())?.trim();

  async function fileOf(download: Download): Promise<string> {
    return readFileSync(await download.path(), 'utf8');
  }

  async function downloaded(): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([visit.page.waitForEvent('download'), press('Download')]);
    return { name: download.suggestedFilename(), text: await fileOf(download) };
  }

  async function choose(name: string, text: string): Promise<void> {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    await visit.page.locator('#import-file').setInputFiles(path);
    await visit.find('file-words').filter({ hasText: name }).waitFor();
  }

  it('says beforehand how many rows a file has, and of which channels', async () => {
    await visit.find('export-count').getByText('50 rows of 2 channels.').waitFor();
    await visit.find('channels-note').getByText('Means 2 channels').waitFor();
  });

  it('downloads what was chosen from the list', async () => {
    await visit.page.getByText('Pick from the list').click();
    await visit.page.getByRole('checkbox', { name: 'car-7 / speed' }).check();
    await visit.holds(field(/^Channels:/), 'car-7/speed');
    await field('Times written in').selectOption('Europe/Berlin');
    await visit.find('export-count').getByText('45 rows of 1 channel.').waitFor();
    const { name, text } = await downloaded();
    expect(name).toMatch(/^tachograph-.*-raw\.csv$/);
    const [header, ...rows] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/^time \(Europe\/Berlin\),device,channel,unit,value/);
    expect(rows).toHaveLength(45);
    expect(rows[0]).toMatch(/\+0[12]:00,car-7,speed,.*,1,/);
    await visit.find('download-words').getByText('Done: 45 rows').waitFor();
  });

  it('goes on where it was when the connection breaks off', async () => {
    await visit.page.evaluate(() => {
      const real = window.fetch.bind(window);
      let isCut = false;
      window.fetch = async (url, request) => {
        const response = await real(url, request);
        const path = url instanceof Request ? url.url : url.toString();
        if (isCut || !path.startsWith('/api/export?')) return response;
        isCut = true;
        const bytes = new Uint8Array(await response.arrayBuffer()).slice(0, 1_000);
        const broken = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(bytes),
          pull: (controller) => controller.error(new TypeError('network error')),
        });
        return new Response(broken);
      };
    });
    const rows = (await downloaded()).text.trimEnd().split('\r\n').slice(1);
    expect(new Set(rows).size).toBe(45);
    expect(rows).toHaveLength(45);
  });

  it('writes to a file that the person chooses where the browser can', async () => {
    await visit.page.evaluate(() => {
      const root = navigator.storage.getDirectory();
      const pick = async () => (await root).getFileHandle('export.ndjson', { create: true });
      Object.assign(window, { showSaveFilePicker: pick });
    });
    await field('Format').selectOption('ndjson');
    await press('Download');
    await visit.until(async () => {
      const text = await visit.page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        return (await (await root.getFileHandle('export.ndjson')).getFile()).text();
      });
      return text.trimEnd().endsWith('{"rows":45}');
    });
  });

  it('shows a line for a shell that fetches the same', async () => {
    await visit.page.getByText('The same from a shell').click();
    const address = `${visit.server.url}/api/export?channels=car-7%2Fspeed`;
    await visit.find('curl').filter({ hasText: address }).waitFor();
  });

  it('says what is wrong with what is typed, and what is accepted', async () => {
    await field(/^Channels:/).fill('speed');
    await visit.find('channels-note').getByText('device/channel is accepted').waitFor();
    await visit.page.getByRole('button', { name: 'Download', exact: true, disabled: true }).waitFor();
    await field(/^Channels:/).fill('nothing/*');
    await visit.find('export-count').getByText('No reading in this selection.').waitFor();
  });

  it('finds out what the columns of a file are, and tries it without storing anything', async () => {
    const now = Date.now() - DAY_MS;
    const lines = [0, 1, 2].map((n) => `${new Date(now + n * 1_000).toISOString()};${n},5;${20 + n}`);
    await choose('drive.csv', ['Timestamp;Speed (km/h);Coolant', ...lines, 'yesterday;1,5;20'].join('\n'));
    await visit.holds(field('What the column Timestamp is'), 'time');
    await visit.holds(field('Channel of the column Speed (km/h)'), 'speed');
    await visit.holds(field('Unit of the column Speed (km/h)'), 'km/h');
    await visit.page.getByRole('button', { name: 'Import', exact: true, disabled: true }).waitFor();
    await field(/^Device of all rows/).fill('van-1');
    await field('numbers have a decimal comma').check();
    await press('Try it, without storing');
    await visit.find('report-title').getByText('Nothing is stored yet. 6 readings would be.').waitFor();
  });

  it('imports what can be read, and says which rows could not and why', async () => {
    await press('Import');
    await visit.find('report-title').getByText('Done: 6 readings stored.').waitFor();
    expect(await figure('rejected')).toBe('1');
    const problem = await visit.find('import-error').first().textContent();
    expect(problem).toContain('yesterday');
    const link = visit.page.getByRole('link', { name: 'Show this range on the speed page' });
    expect(await link.getAttribute('href')).toContain('/?from=');
  });

  it('stores nothing twice when a file is sent again', async () => {
    await press('Import');
    await visit.find('report-title').getByText('Done: 0 readings stored.').waitFor();
    expect(await figure('duplicates')).toBe('6');
  });

  it('takes a column for another thing when told so', async () => {
    await field('What the column Coolant is').selectOption('ignore');
    await press('Try it, without storing');
    await visit.until(async () => (await figure('duplicates')) === '3');
  });

  it('takes a file that was exported here as it is, dropped on the page', async () => {
    const text = "time (UTC),device,channel,unit,value,id\r\n2026-01-02T03:04:05.000Z,'=bus,speed,km/h,7,1\r\n";
    const data = await visit.page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.csv'));
      return transfer;
    }, text);
    await visit.find('drop').dispatchEvent('drop', { dataTransfer: data });
    await visit.find('file-words').getByText('as exported here').waitFor();
    await press('Import');
    await visit.find('report-title').getByText('Done: 1 reading stored.').waitFor();
  });

  it('says so in words when a file is nothing of the kind', async () => {
    await choose('holiday.json', '{"photos": [');
    await press('Import');
    await visit.find('import-failed').waitFor();
  });

  it('is readable and accessible in both themes, on a desk and on a phone', async () => {
    await choose('hostile.csv', `time,${HOSTILE},other\n2026-01-02T03:04:05Z,1,x\n`);
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
    expect(await visit.faults('data')).toEqual([]);
  });

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
