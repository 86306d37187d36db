/** A dashboard at `/dashboards/…` in a real Chromium: looked at, edited by mouse, finger and keyboard, by two editors, and on a wall. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dashboard, DashboardContent, WidgetPlace } from '@tachograph/contracts';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { Visit } from './visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';

function widget(id: string, kind: string, [x, y, w, h]: readonly number[], settings = {}) {
  return { id, kind, title: '', place: { x, y, w, h }, settings: { channels: ['car-7/speed'], ...settings } };
}

const WIDGETS = [
  widget('chart', 'line', [0, 0, 6, 4]),
  widget('dial', 'gauge', [6, 0, 3, 4]),
  widget('figure', 'number', [9, 0, 3, 4]),
  widget('words', 'text', [0, 4, 6, 2], { channels: [], text: '# Engine' }),
];

describe('a dashboard', () => {
  let visit: Visit;
  let folder: TempFolder;
  let id: string;

  beforeAll(async () => {
    visit = await Visit.begin();
    folder = createTempFolder();
    const now = Date.now();
    const readings = Array.from({ length: 100 }, (_, n) => ({
      ...{ device: 'car-7', unit: 'km/h', at: now - n * 2_000 },
      values: { speed: 60 + 20 * Math.sin(n / 9) },
    }));
    await postJson(`${visit.server.url}/api/readings`, readings);
    id = await make({ name: `Engine ${HOSTILE}`, widgets: WIDGETS });
  });

  afterAll(async () => {
    await visit.end();
    folder.remove();
  });

  const button = (name: string): Locator => visit.page.getByRole('button', { name, exact: true });
  const item = (name: string): Locator => visit.page.locator(`.grid-stack-item[data-widget=${name}]`);
  const stored = async (of = id) => (await getJson<Dashboard>(`${visit.server.url}/api/dashboards/${of}`)).body;
  const placeOf = async (name: string): Promise<WidgetPlace | undefined> =>
    (await stored()).widgets.find((each) => each.id === name)?.place;
  const said = (words: string) => visit.find('edit-said').getByText(words).waitFor({ state: 'attached' });
  const state = (words: string) => visit.find('edit-state').getByText(words, { exact: true }).waitFor();

  async function make(content: unknown): Promise<string> {
    return (await postJson<Dashboard>(`${visit.server.url}/api/dashboards`, content)).body.id;
  }

  /** Stores another version, as another editor does. */
  async function changeElsewhere(change: Partial<DashboardContent>): Promise<void> {
    await fetch(`${visit.server.url}/api/dashboards/${id}`, {
      method: 'PUT',
      body: JSON.stringify(
        Object.fromEntries(
          Object.entries({ ...(await stored()), ...change }).filter(([name]) => name !== 'id' && name !== 'updatedAt'),
        ),
      ),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  async function open(path = `/dashboards/${id}`): Promise<void> {
    await visit.page.goto(visit.server.url + path);
    await visit.find('widget').first().waitFor();
  }

  async function edit(): Promise<void> {
    await visit.find('edit-dashboard').click();
    await visit.find('edit-bar').waitFor();
    // What moves widgets by mouse is loaded by then.
    await item('chart').locator('.ui-resizable-se').waitFor();
  }

  async function save(): Promise<void> {
    await visit.find('save-dashboard').click();
    await visit.find('edit-bar').waitFor({ state: 'detached' });
  }

  /** Drags from the middle of an element by so many pixels. */
  async function drag(from: Locator, x: number, y: number): Promise<void> {
    const box = await from.boundingBox();
    if (!box) throw new Error('it is not on the page');
    const [left, top] = [box.x + box.width / 2, box.y + box.height / 2];
    await visit.page.mouse.move(left, top);
    await visit.page.mouse.down();
    await visit.page.mouse.move(left + x, top + y, { steps: 10 });
    await visit.page.mouse.up();
  }

  it('shows its widgets, says how fresh each is, and calls the tab after itself', async () => {
    await open();
    await visit.page.getByRole('heading', { level: 1, name: 'Engine <img' }).waitFor();
    await item('dial').getByTestId('widget-age').getByText('live').waitFor();
    await item('words').getByRole('heading', { name: 'Engine' }).waitFor();
    expect(await visit.page.title()).toBe(`Engine ${HOSTILE} · Tachograph`);
    expect(await visit.page.locator('img[src=x]').count()).toBe(0);
  });

  it('says that there is no such dashboard, and where the others are', async () => {
    await visit.page.goto(`${visit.server.url}/dashboards/none`);
    await visit.find('dashboard-trouble').getByText('There is no such dashboard').waitFor();
    await visit.find('dashboard-trouble').getByRole('link', { name: 'All dashboards' }).click();
    await visit.page.getByRole('heading', { level: 1, name: 'Dashboards' }).waitFor();
  });

  it('is moved and resized with the mouse', async () => {
    await open();
    await edit();
    await drag(item('words').locator('.head'), 620, 0);
    await state('not saved yet');
    const handle = item('words').locator('.ui-resizable-se');
    await drag(handle, 0, 80);
    await save();
    expect(await placeOf('words')).toEqual({ x: 6, y: 4, w: 6, h: 3 });
  });

  it('is moved, resized, removed and brought back with the keyboard, and says so', async () => {
    await open();
    await edit();
    await item('words').focus();
    await visit.page.keyboard.press('ArrowLeft');
    await said('Column 6, row 5');
    await visit.page.keyboard.press('Shift+ArrowUp');
    await said('6 wide, 2 high');
    await visit.page.keyboard.press('Delete');
    await item('words').waitFor({ state: 'detached' });
    await visit.page.keyboard.press('Control+z');
    await item('words').waitFor();
    await visit.page.keyboard.press('Control+Shift+z');
    await item('words').waitFor({ state: 'detached' });
    await visit.page.keyboard.press('Control+z');
    await item('words').waitFor();
    await visit.page.keyboard.press('Control+s');
    await visit.find('edit-bar').waitFor({ state: 'detached' });
    expect(await placeOf('words')).toEqual({ x: 5, y: 4, w: 6, h: 2 });
  });

  it('gets another widget, chosen by its kind and set in its form', async () => {
    await open();
    await edit();
    await visit.find('add-widget').click();
    await visit.page.getByRole('dialog').getByText('Add a widget').waitFor();
    await visit.page.locator('[data-kind=number]').last().click();
    const form = visit.page.locator('tg-widget-form');
    await form.waitFor();
    await visit.page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await state('no changes');
    await button('Cancel').click();
  });

  it('duplicates a widget from its menu', async () => {
    await open();
    await edit();
    await item('dial').getByTestId('widget-menu').click();
    await visit.page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await state('not saved yet');
    expect(await visit.find('widget').count()).toBe(WIDGETS.length + 1);
    await button('Undo').click();
    await state('no changes');
    expect(await visit.find('widget').count()).toBe(WIDGETS.length);
    await button('Cancel').click();
  });

  it('shows one widget on the whole screen, and comes back', async () => {
    await open();
    await item('chart').getByTestId('widget-menu').click();
    await visit.page.getByRole('menuitem', { name: 'Full screen' }).click();
    await eventually(
      async () => (await item('chart').locator('tg-widget-frame').boundingBox())?.height,
      (height) => height === 800,
    );
    await button('Leave full screen').click();
    await item('chart').getByTestId('widget-menu').waitFor();
  });

  it('is called otherwise, and gets a variable, in its settings', async () => {
    await open();
    await edit();
    await button('Settings of the dashboard').click();
    await visit.find('dashboard-name').fill('');
    await eventually(() => button('Apply').isDisabled(), Boolean);
    await visit.find('dashboard-name').fill('Engine room');
    await button('Add a variable').click();
    await visit.find('variable').waitFor();
    expect(await visit.faults('dashboard-settings')).toEqual([]);
    await button('Apply').click();
    await visit.page.getByRole('heading', { level: 1, name: 'Engine room' }).waitFor();
    await save();
    expect((await stored()).variables).toEqual([{ name: 'device', kind: 'device', pattern: '*', initial: [] }]);
  }, 60_000);

  it('is left with unsaved changes only when a person agrees', async () => {
    await open();
    await edit();
    await item('words').focus();
    await visit.page.keyboard.press('ArrowUp');
    const asked = new Promise<string>((resolve) => {
      visit.page.once('dialog', (dialog) => {
        void dialog.dismiss().then(() => {
          resolve(dialog.message());
        });
      });
    });
    await visit.page.getByRole('navigation').getByRole('link', { name: 'Data' }).click();
    expect(await asked).toContain('The dashboard is not saved.');
    await button('Undo').click();
    await state('no changes');
    await button('Cancel').click();
  });

  it('overwrites nothing that somebody else has stored, and keeps what was drafted', async () => {
    await open();
    await edit();
    await item('words').focus();
    await visit.page.keyboard.press('ArrowRight');
    await changeElsewhere({ name: 'Theirs' });
    await visit.find('save-dashboard').click();
    await visit.find('conflict').getByText('Not saved, so that nothing is lost.').waitFor();
    expect((await stored()).name).toBe('Theirs');
    expect(await button('Overwrite theirs with mine').count()).toBe(0);
    expect(await visit.faults('dashboard-conflict')).toEqual([]);
    await button('Show theirs').click();
    await visit.page.getByRole('heading', { level: 1, name: 'Theirs' }).waitFor();
    await button('Overwrite theirs with mine').click();
    await visit.find('edit-bar').waitFor({ state: 'detached' });
    expect((await stored()).name).toBe('Engine room');
  }, 60_000);

  it('is kept as a copy beside theirs', async () => {
    await open();
    await edit();
    await item('words').focus();
    await visit.page.keyboard.press('ArrowLeft');
    await changeElsewhere({ name: 'Theirs again' });
    await visit.find('save-dashboard').click();
    await button('Keep mine as a copy').click();
    await visit.page.getByRole('heading', { level: 1, name: 'Engine room (mine)' }).waitFor();
    expect((await stored()).name).toBe('Theirs again');
  });

  it('takes over by itself what somebody else stores while nobody edits', async () => {
    await open();
    await changeElsewhere({ name: 'Engine hall' });
    await visit.page.getByRole('heading', { level: 1, name: 'Engine hall' }).waitFor({ timeout: 20_000 });
  }, 30_000);

  it('is a file, and comes back from it as another dashboard', async () => {
    await open();
    await visit.find('dashboard-menu').click();
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.getByRole('menuitem', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('engine-hall.json');
    const file = join(folder.path, 'engine.json');
    await download.saveAs(file);
    const content = JSON.parse(readFileSync(file, 'utf8')) as DashboardContent;
    expect(content.widgets).toHaveLength(WIDGETS.length);
    writeFileSync(file, JSON.stringify({ ...content, name: 'From a file' }));
    await importFile(file);
    await visit.page.getByRole('heading', { level: 1, name: 'From a file' }).waitFor();
    writeFileSync(file, JSON.stringify({ ...content, range: 'soon', colour: 'blue' }));
    await importFile(file);
    await visit.find('import-problems').getByText('range must be a range such as 15m').waitFor();
    await visit.find('import-problems').getByText('colour is not known').waitFor();
    await button('Close').click();
  });

  async function importFile(path: string): Promise<void> {
    await visit.find('dashboard-menu').click();
    const [chooser] = await Promise.all([
      visit.page.waitForEvent('filechooser'),
      visit.page.getByRole('menuitem', { name: 'New dashboard from a file' }).click(),
    ]);
    await chooser.setFiles(path);
  }

  it('is edited with a finger on a phone, one widget beneath the other', async () => {
    await visit.page.setViewportSize({ width: 360, height: 740 });
    await open();
    const [first, second] = await Promise.all([item('chart').boundingBox(), item('dial').boundingBox()]);
    expect([first?.x, first?.width]).toEqual([second?.x, second?.width]);
    await visit.find('edit-dashboard').click();
    const handle = item('chart').locator('.ui-resizable-s');
    await handle.waitFor();
    await handle.scrollIntoViewIfNeeded();
    await drag(handle, 0, 75);
    await state('not saved yet').catch(() => undefined);
    await save();
    await visit.page.setViewportSize({ width: 1280, height: 800 });
    expect((await placeOf('chart'))?.h).toBe(5);
  });

  it('hangs on a wall: nothing to click, one dashboard after the other, until Escape', async () => {
    const other = await make({ name: 'Hall', widgets: [widget('only', 'text', [0, 0, 6, 2], { text: 'Hello' })] });
    await open(`/dashboards/${id}?kiosk=5&cycle=${id},${other}`);
    expect(await visit.page.getByRole('navigation').count()).toBe(0);
    await eventually(
      () => visit.page.locator('tg-board').getAttribute('inert'),
      (value) => value === '',
    );
    await visit.page.getByText('Hall', { exact: true }).waitFor({ timeout: 15_000 });
    await visit.page.getByText('Engine hall').waitFor({ timeout: 15_000 });
    expect(await visit.faults('dashboard-kiosk')).toEqual([]);
    await visit.page.keyboard.press('Escape');
    await visit.find('edit-dashboard').waitFor();
    expect(new URL(visit.page.url()).search).toBe('');
  }, 60_000);

  it('is readable and accessible in both themes, looked at and edited', async () => {
    await open();
    expect(await visit.faults('dashboard')).toEqual([]);
    await edit();
    expect(await visit.faults('dashboard-edit')).toEqual([]);
    await button('Cancel').click();
  }, 60_000);

  it('has nothing to complain of in the console', () => {
    expect(visit.consoleComplaints).toEqual([]);
  });
});
