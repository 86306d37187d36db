import type { Dashboard, DashboardContent, WidgetPlace } from '@tachograph/contracts';
import type { Locator } from 'playwright-core';
import { getJson, postJson } from '../support/http.ts';
import { Visit } from './visit.ts';

type Content = Partial<Omit<DashboardContent, 'widgets'>> & { readonly widgets?: readonly unknown[] };

/** A widget as people write it; what it does not say is as usual. */
export function widget(id: string, kind: string, [x, y, w, h]: readonly number[], settings = {}) {
  return { id, kind, title: '', place: { x, y, w, h }, settings: { channels: ['car-7/speed'], ...settings } };
}

/** A person with a dashboard, on a server that knows car-7. To be ended by the test. */
export class BoardVisit {
  readonly visit: Visit;
  /** Of the dashboard. */
  readonly id: string;

  private constructor(visit: Visit, id: string) {
    this.visit = visit;
    this.id = id;
  }

  static async begin(content: Content): Promise<BoardVisit> {
    const visit = await Visit.begin();
    const now = Date.now();
    const readings = Array.from({ length: 100 }, (_, n) => ({
      device: 'car-7',
      at: now - n * 2_000,
      values: { speed: 60 + 20 * Math.sin(n / 9) },
    }));
    await postJson(`${visit.server.url}/api/readings`, readings);
    return new BoardVisit(visit, await make(visit, content));
  }

  get page() {
    return this.visit.page;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A widget in the grid. */
  item(name: string): Locator {
    return this.page.locator(`.grid-stack-item[data-widget=${name}]`);
  }

  /** Waits for the heading. */
  async isCalled(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 20_000 });
  }

  /** Makes another dashboard; its id. */
  make(content: Content): Promise<string> {
    return make(this.visit, content);
  }

  /** As the server has it. */
  async stored(): Promise<Dashboard> {
    return (await getJson<Dashboard>(`${this.visit.server.url}/api/dashboards/${this.id}`)).body;
  }

  async placeOf(name: string): Promise<WidgetPlace | undefined> {
    return (await this.stored()).widgets.find((each) => each.id === name)?.place;
  }

  /** Stores another version, as another editor does. */
  async changeElsewhere(change: Content): Promise<void> {
    const { name, range, zone, variables, widgets, version } = await this.stored();
    await fetch(`${this.visit.server.url}/api/dashboards/${this.id}`, {
      method: 'PUT',
      body: JSON.stringify({ name, range, zone, variables, widgets, version, ...change }),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  async open(path = `/dashboards/${this.id}`): Promise<void> {
    await this.page.goto(this.visit.server.url + path);
    await this.visit.find('widget').first().waitFor();
  }

  /** Opens it, and begins to edit; what moves widgets by mouse is loaded by then. */
  async edit(): Promise<void> {
    await this.open();
    await this.visit.find('edit-dashboard').click();
    await this.visit.find('edit-bar').waitFor();
    await this.page.locator('.ui-resizable-handle').first().waitFor();
  }

  async save(): Promise<void> {
    await this.visit.find('save-dashboard').click();
    await this.visit.find('edit-bar').waitFor({ state: 'detached' });
  }

  /** Moves a widget by a key. */
  async press(name: string, key: string): Promise<void> {
    await this.item(name).focus();
    await this.page.keyboard.press(key);
  }

  /** Waits until a screen reader is told. */
  async said(words: string): Promise<void> {
    await this.visit.find('edit-said').getByText(words).waitFor({ state: 'attached' });
  }

  /** Waits until the bar says so of the draft. */
  async is(words: 'not saved yet' | 'no changes'): Promise<void> {
    await this.visit.find('edit-state').getByText(words, { exact: true }).waitFor({ state: 'attached' });
  }

  /** Drags from the middle of an element by so many pixels. */
  async drag(from: Locator, x: number, y: number): Promise<void> {
    await from.scrollIntoViewIfNeeded();
    const box = await from.boundingBox();
    if (!box) throw new Error('it is not on the page');
    const [left, top] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(left, top);
    await this.page.mouse.down();
    await this.page.mouse.move(left + x, top + y, { steps: 10 });
    await this.page.mouse.up();
  }

  /** Has the pages that are opened from now on be touched. */
  async useTouch(enabled: boolean): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled });
  }

  /** Puts a finger on an element until it can be dragged, and drags it by so many pixels. */
  async dragByFinger(from: Locator, x: number, y: number): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const box = await from.boundingBox();
    if (!box) throw new Error('it is not on the page');
    const at = (part: number) => [{ x: box.x + 20 + x * part, y: box.y + box.height / 2 + y * part }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    await this.page.locator('.ui-draggable-armed').waitFor();
    for (let step = 1; step <= 10; step += 1) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** What is asked by the browser next, which is answered with no. */
  refusedQuestion(): Promise<string> {
    return new Promise((resolve) => {
      this.page.once('dialog', (dialog) => {
        void dialog.dismiss().then(() => {
          resolve(dialog.message());
        });
      });
    });
  }

  /** Chooses an entry of a menu that a button opens. */
  async choose(opener: Locator, entry: string): Promise<void> {
    await opener.click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}

async function make(visit: Visit, content: Content): Promise<string> {
  return (await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, content)).body.id;
}
