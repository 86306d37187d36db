import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { ServerProcess } from '../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { violations } from './accessibility.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../test-results');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
/** What a browser says of connections that a test cuts, and of the worker that it blocks. */
const EXPECTED =
  /WebSocket connection to .* failed|Failed to load resource|Service Worker registration blocked by Playwright/;

/** A person at a page of a server of their own, in a real Chromium. To be ended by the test. */
export class Visit {
  private readonly complaints: string[] = [];
  private readonly folder: TempFolder;
  private readonly browser: Browser;
  private readonly settings: Record<string, string>;
  readonly page: Page;
  server: ServerProcess;

  private constructor(parts: {
    folder: TempFolder;
    browser: Browser;
    page: Page;
    server: ServerProcess;
    settings: Record<string, string>;
  }) {
    this.folder = parts.folder;
    this.browser = parts.browser;
    this.page = parts.page;
    this.server = parts.server;
    this.settings = parts.settings;
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /**
   * Starts a server with an empty database, and a browser of a reader from there that has no page open yet.
   * @param serviceWorkers whether the app may keep files: what a worker fetches, a test can't come between
   */
  static async begin(locale = 'en-GB', serviceWorkers: 'allow' | 'block' = 'block'): Promise<Visit> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const folder = createTempFolder();
    const settings = { DATA_DIR: folder.path, PORT: String(await freePort()) };
    const server = await ServerProcess.start(settings);
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'light', locale, serviceWorkers });
    return new Visit({ folder, browser, page: await context.newPage(), server, settings });
  }

  /** Opens a page of the server and waits until it is live. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.server.url + path);
    await this.isLive();
  }

  /** Goes to a page of the app by its name in the header, as a reader does. */
  async goTo(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async isLive(): Promise<void> {
    await this.page.getByTestId('connection-state').getByText('live', { exact: true }).waitFor({ timeout: 45_000 });
  }

  find(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Presses what starts and stops the view whose status is inside this element, or the page's only one. */
  async toggle(within = 'body'): Promise<void> {
    await this.page.locator(within).getByTestId('feed-toggle').click();
  }

  /** Waits until a question about the page has the answer yes. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await this.page.waitForTimeout(100);
  }

  /** Waits until a field holds a value: what a click means is drawn a moment after it. */
  async holds(field: Locator, value: string): Promise<void> {
    await eventually(
      () => field.inputValue(),
      (held) => held === value,
    );
  }

  /** Waits until there are so many of something. */
  async counts(things: Locator, count: number): Promise<void> {
    await eventually(
      () => things.count(),
      (counted) => counted === count,
    );
  }

  /** What is wrong with how the page looks in both themes, on a desk and on a phone; leaves screenshots. */
  async faults(name: string): Promise<string[]> {
    const found: string[] = [];
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await this.page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await this.page.emulateMedia({ colorScheme });
        await this.page.evaluate(() => {
          scrollTo(0, 0);
        });
        // The drawings follow the new width a moment later.
        await this.until(() =>
          this.page.evaluate((width) => document.documentElement.scrollWidth <= width, viewport.width),
        );
        await this.page.screenshot({ path: join(SCREENSHOTS, `${name}-${size}-${colorScheme}.png`), fullPage: true });
        found.push(...(await violations(this.page)).map((fault) => `${size}, ${colorScheme}: ${fault}`));
      }
    }
    await this.page.setViewportSize(DESKTOP);
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  /** Stops the server, and starts it on the same port with the same database. */
  async restart(): Promise<void> {
    await this.server.stop();
    this.server = await ServerProcess.start(this.settings);
  }

  /** What the console complained of, but for what tests do to the page. */
  get consoleComplaints(): string[] {
    return this.complaints.filter((text) => !EXPECTED.test(text));
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    this.folder.remove();
  }
}
