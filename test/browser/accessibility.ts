import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

interface AxeWindow {
  axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

/** What axe finds wrong with a page by the rules of WCAG 2.2 AA, in words; empty where it finds nothing. */
export async function violations(page: Page): Promise<string[]> {
  // Colours that are on their way from one theme to the other are of neither; what rests on its way is not waited for.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    const ended = Promise.allSettled(ending.map(({ finished }) => finished));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });
  // Evaluated, not added as a script tag: the page's own policy lets no foreign script in.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (values) => (window as unknown as AxeWindow).axe.run({ runOnly: { type: 'tag', values } }),
    AXE_RULES,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
