import lighthouse, { desktopConfig } from 'lighthouse';
import type { Page } from 'playwright-core';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Lighthouse's scores of a page, 0 to 100. */
export type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

/** What Lighthouse says of a page on a desk, in a browser that listens for tools on this port. */
export async function scoresOf(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(
    url,
    { port, onlyCategories: [...CATEGORIES], output: 'json', logLevel: 'error' },
    desktopConfig,
  );
  const categories = result?.lhr.categories ?? {};
  const score = (name: string) => Math.round((categories[name]?.score ?? NaN) * 100);
  for (const audit of Object.values(result?.lhr.audits ?? {})) {
    if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary') {
      console.log(`  ${url}: ${audit.title}`);
    }
  }
  return {
    performance: score(CATEGORIES[0]),
    accessibility: score(CATEGORIES[1]),
    'best-practices': score(CATEGORIES[2]),
  };
}

/** Bytes of JavaScript that a page fetches until it is quiet, as the server sends them: compressed. */
export async function scriptBytes(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (/\.js(\?|$)/.test(request.url())) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
