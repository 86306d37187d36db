import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_PATHS } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { postJson } from '../support/http.ts';
import { violations } from './accessibility.ts';
import { Visit } from './visit.ts';

const LOCALES = join(import.meta.dirname, '../../apps/dashboard/src/locale');
const texts = (language: string) =>
  JSON.parse(readFileSync(join(LOCALES, `${language}.json`), 'utf8')) as Record<string, string>;
const PLACEHOLDER = /\{\$\w+\}/g;

/** English texts, as patterns, that no German page may show: those that are not the same in German. */
function englishTexts(): RegExp[] {
  const german = texts('de');
  const words = new Set(Object.values(german).map(plain));
  return Object.entries(texts('en'))
    .map(([id, text]) => ({ text: plain(text), translation: german[id] ?? text }))
    .filter(({ text, translation }) => text !== plain(translation) && !words.has(text) && isTelling(text))
    .map(({ text }) => new RegExp(`^${text.split(PLACEHOLDER).map(literally).join('.+')}$`));
}

/** Whether a text can be told from what a device or a channel is called. */
function isTelling(text: string): boolean {
  return /^[A-Z]|\w \w/.test(text) && text.replace(PLACEHOLDER, '').trim().length > 4;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whatever a reader of a page is told: by its texts, and by names of what has no text. */
function told(): string[] {
  const found: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
  }
  return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

describe('a reader of German', () => {
  const english = englishTexts();
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin('de-DE');
  });

  afterAll(() => visit.end());

  it.each(Object.values(PAGE_PATHS))('finds no English text on %s', async (path) => {
    await visit.open(path);
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    const found = await visit.page.evaluate(told);
    expect(found.filter((text) => english.some((pattern) => pattern.test(text)))).toEqual([]);
    expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it('reads numbers and times as in Germany', async () => {
    await postJson(`${visit.server.url}/send`, { speed: 999.5, device_id: 'wagen' });
    await visit.open('/');
    await visit.find('reading-row').getByText('999,5').waitFor();
    const time = await visit.find('reading-row').locator('time').first().textContent();
    expect(time).toMatch(/^\d\d:\d\d:\d\d,\d{3}$/);
  });

  it('finds pages whose language is told to a screen reader', async () => {
    await visit.open('/');
    await visit.find('reading-row').first().waitFor();
    expect(await violations(visit.page)).toEqual([]);
  });

  it('may read English all the same, with numbers as usual there, and is asked once', async () => {
    await visit.open('/');
    await visit.page.evaluate(() => {
      localStorage.setItem('tachograph.language', 'en');
    });
    for (const path of ['/', PAGE_PATHS.storage]) {
      await visit.open(path);
      await visit.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Storage' }).waitFor();
      expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe('en');
    }
    await visit.open('/');
    await eventually(
      () => visit.find('reading-row').allTextContents(),
      (rows) => rows.some((row) => row.includes('999.5')),
    );
  });

  it('is shown what was chosen without a complaint of the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
