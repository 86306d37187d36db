import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_PATHS } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { postJson } from '../support/http.ts';
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

const PAGES = Object.values(PAGE_PATHS).filter((path) => !path.includes(':'));

describe('a reader of German', () => {
  const english = englishTexts();
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin('de-DE');
  });

  afterAll(() => visit.end());

  const toldInEnglish = async () => {
    const found = await visit.page.evaluate(told);
    return found.filter((text) => english.some((pattern) => pattern.test(text)));
  };
  const language = () => visit.page.evaluate(() => document.documentElement.lang);

  it.each(PAGES)('finds no English text on %s', async (path) => {
    await visit.open(path);
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await toldInEnglish()).toEqual([]);
    expect(await language()).toBe('de');
  });

  it('finds none on a dashboard from a template either, nor while it is edited', async () => {
    await visit.open(PAGE_PATHS.dashboards);
    await visit.find('template-host').click();
    await visit.find('widget').first().waitFor();
    expect(await toldInEnglish()).toEqual([]);
    await visit.find('edit-dashboard').click();
    await visit.find('add-widget').click();
    expect(await toldInEnglish()).toEqual([]);
    await visit.page.locator('tg-kind-picker [data-kind=line]').click();
    await visit.find('save-widget').waitFor();
    expect(await toldInEnglish()).toEqual([]);
  });

  it('reads numbers and times as in Germany', async () => {
    await postJson(`${visit.server.url}/send`, { speed: 999.5, device_id: 'wagen' });
    await visit.open('/');
    await visit.find('reading-row').getByText('999,5').waitFor();
    const time = await visit.find('reading-row').locator('time').first().textContent();
    expect(time).toMatch(/^\d\d:\d\d:\d\d,\d{3}$/);
  });

  it('has room for longer words, on a phone too, and a screen reader is told the language', async () => {
    expect(await visit.faults('speed-german')).toEqual([]);
  }, 60_000);

  it('may choose English all the same, with numbers as usual there, and is asked once', async () => {
    await visit.find('app-settings').click();
    await visit.find('language-en').click();
    for (const path of ['/', PAGE_PATHS.storage]) {
      await eventually(language, (now) => now === 'en');
      await visit.open(path);
      await visit.page.getByRole('heading', { level: 1, name: path === '/' ? 'Speed' : 'Storage' }).waitFor();
    }
    await visit.open('/');
    await visit.find('reading-row').getByText('999.5').waitFor();
  });

  it('is missing no translation, which the console would complain of', () => {
    expect(visit.consoleComplaints.filter((text) => text.includes('translation'))).toEqual([]);
  });
});
