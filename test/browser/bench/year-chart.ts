import type { Dashboard } from '@tachograph/contracts';
import type { Page } from 'playwright-core';
import { postJson } from '../../support/http.ts';
import { LONG_CHANNEL } from '../../load/history/recording.ts';

/** Stores a dashboard with one chart of the long channel. @returns its id */
export async function makeYearBoard(url: string): Promise<string> {
  const { status, body } = await postJson<Dashboard>(`${url}/api/dashboards`, {
    name: 'Year',
    widgets: [
      {
        id: 'w1',
        kind: 'line',
        title: 'Year',
        place: { x: 0, y: 0, w: 12, h: 8 },
        settings: { channels: [LONG_CHANNEL] },
      },
    ],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** Milliseconds from the click on `The last year` until the chart that shows it is painted. */
export async function openYear(page: Page): Promise<number> {
  await page
    .getByTestId('time-range')
    .or(page.getByRole('button', { name: /^the last/ }))
    .first()
    .click();
  const year = page.getByRole('button', { name: 'the last year', exact: true });
  await year.waitFor();
  return year.evaluate(async (button: HTMLElement) => {
    const chart = document.querySelector('tg-widget-frame canvas');
    const asked = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/series')).length;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const [before, label] = [asked(), chart?.getAttribute('aria-label')];
    const began = performance.now();
    button.click();
    while (asked() === before || chart?.getAttribute('aria-label') === label) await frame();
    await frame();
    await frame();
    return performance.now() - began;
  });
}
