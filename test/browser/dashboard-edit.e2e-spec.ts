/** A dashboard at `/dashboards/…` in a real Chromium: looked at, and edited by mouse, finger and keyboard. */
import { eventually } from '../support/eventually.ts';
import { BoardVisit, widget } from './board-visit.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const WIDGETS = [
  widget('chart', 'line', [0, 0, 6, 4]),
  widget('dial', 'gauge', [6, 0, 3, 4]),
  widget('figure', 'number', [9, 0, 3, 4]),
  widget('words', 'text', [0, 4, 6, 2], { channels: [], text: '# Engine' }),
];

describe('a dashboard', () => {
  let board: BoardVisit;

  beforeAll(async () => {
    board = await BoardVisit.begin({ name: `Engine ${HOSTILE}`, widgets: WIDGETS });
  });

  afterAll(async () => {
    await board.visit.end();
  });

  it('shows its widgets, says how fresh each is, and calls the tab after itself', async () => {
    await board.open();
    await board.isCalled('Engine <img');
    await board
      .item('dial')
      .getByTestId('widget-age')
      .getByText(/^(live|.* since .*)$/)
      .waitFor();
    await board.item('words').getByRole('heading', { name: 'Engine' }).waitFor();
    expect(await board.page.title()).toBe(`Engine ${HOSTILE} · Tachograph`);
    expect(await board.page.locator('img[src=x]').count()).toBe(0);
  });

  it('says that there is no such dashboard, and where the others are', async () => {
    await board.page.goto(`${board.visit.server.url}/dashboards/none`);
    await board.visit.find('dashboard-trouble').getByText('There is no such dashboard').waitFor();
    await board.visit.find('dashboard-trouble').getByRole('link', { name: 'All dashboards' }).click();
    await board.isCalled('Dashboards');
  });

  it('is moved and resized with the mouse', async () => {
    await board.edit();
    await board.drag(board.item('words').locator('.head'), 620, 0);
    await board.is('not saved yet');
    await board.drag(board.item('words').locator('.ui-resizable-se'), 0, 80);
    await board.save();
    expect(await board.placeOf('words')).toEqual({ x: 6, y: 4, w: 6, h: 3 });
  });

  it('is moved, resized, removed and brought back with the keyboard, and says so', async () => {
    await board.edit();
    await board.press('words', 'ArrowLeft');
    await board.said('Column 6, row 5');
    await board.press('words', 'Shift+ArrowUp');
    await board.said('6 wide, 2 high');
    await board.press('words', 'Delete');
    await board.item('words').waitFor({ state: 'detached' });
    await board.page.keyboard.press('Control+z');
    await board.item('words').waitFor();
    await board.page.keyboard.press('Control+Shift+z');
    await board.item('words').waitFor({ state: 'detached' });
    await board.page.keyboard.press('Control+z');
    await board.item('words').waitFor();
    await board.page.keyboard.press('Control+s');
    await board.visit.find('edit-bar').waitFor({ state: 'detached' });
    expect(await board.placeOf('words')).toEqual({ x: 5, y: 4, w: 6, h: 2 });
  });

  it('gets another widget, chosen by its kind and set in its form', async () => {
    await board.edit();
    await board.visit.find('add-widget').click();
    const picker = board.page.getByRole('dialog');
    await picker.getByText('Add a widget').waitFor();
    await picker.locator('[data-kind=text]').click();
    const form = board.page.locator('tg-widget-form');
    await form.waitFor();
    await form.getByLabel('Title').fill('Notes');
    await board.visit.find('save-widget').click();
    await form.waitFor({ state: 'detached' });
    await board.is('not saved yet');
    await board.page.getByRole('heading', { level: 2, name: 'Notes' }).waitFor();
    await board.button('Undo').click();
    await board.is('no changes');
    await board.button('Cancel').click();
  });

  it('duplicates a widget from its menu', async () => {
    await board.edit();
    await board.choose(board.item('dial').getByTestId('widget-menu'), 'Duplicate');
    await board.is('not saved yet');
    expect(await board.visit.find('widget').count()).toBe(WIDGETS.length + 1);
    await board.button('Undo').click();
    await board.is('no changes');
    expect(await board.visit.find('widget').count()).toBe(WIDGETS.length);
    await board.button('Cancel').click();
  });

  it('shows one widget on the whole screen, and comes back', async () => {
    await board.open();
    await board.choose(board.item('chart').getByTestId('widget-menu'), 'Full screen');
    await eventually(
      async () => (await board.item('chart').locator('tg-widget-frame').boundingBox())?.height,
      (height) => height === 800,
    );
    await board.button('Leave full screen').click();
    await board.item('chart').getByTestId('widget-menu').waitFor();
  });

  it('is called otherwise, and gets a variable, in its settings', async () => {
    await board.edit();
    await board.button('Settings of the dashboard').click();
    await board.visit.find('dashboard-name').fill('');
    await eventually(() => board.button('Apply').isDisabled(), Boolean);
    await board.visit.find('dashboard-name').fill('Engine room');
    await board.button('Add a variable').click();
    await board.visit.find('variable').waitFor();
    expect(await board.visit.faults('dashboard-settings')).toEqual([]);
    await board.button('Apply').click();
    await board.isCalled('Engine room');
    await board.save();
    expect((await board.stored()).variables).toEqual([{ name: 'device', kind: 'device', pattern: '*', initial: [] }]);
  }, 60_000);

  it('is left with unsaved changes only when a person agrees', async () => {
    await board.edit();
    await board.press('words', 'ArrowUp');
    await board.is('not saved yet');
    const asked = board.refusedQuestion();
    await board.page.getByRole('navigation').getByRole('link', { name: 'Data' }).click();
    expect(await asked).toContain('The dashboard is not saved.');
    await board.button('Undo').click();
    await board.is('no changes');
    await board.button('Cancel').click();
  });

  it('is edited on a phone, one widget beneath the other', async () => {
    // High enough that nothing scrolls while it is dragged.
    await board.page.setViewportSize({ width: 360, height: 1_000 });
    await board.open();
    const [first, second] = [await board.item('chart').boundingBox(), await board.item('dial').boundingBox()];
    expect([first?.x, first?.width]).toEqual([second?.x, second?.width]);
    await board.edit();
    await board.drag(board.item('chart').locator('.ui-resizable-s'), 0, 75);
    await board.is('not saved yet');
    await board.save();
    await board.page.setViewportSize({ width: 1280, height: 800 });
    expect((await board.placeOf('chart'))?.h).toBe(5);
  });

  it('takes another order from a finger on a phone', async () => {
    await board.useTouch(true);
    await board.page.setViewportSize({ width: 360, height: 1_000 });
    await board.edit();
    await board.dragByFinger(board.item('chart').locator('.heading'), 0, 260);
    await board.is('not saved yet');
    await board.save();
    await board.useTouch(false);
    await board.page.setViewportSize({ width: 1280, height: 800 });
    const { widgets } = await board.stored();
    expect(widgets.map(({ id }) => id)).toEqual(['dial', 'chart', 'figure', 'words']);
  });

  it('is readable and accessible in both themes, looked at and edited', async () => {
    await board.open();
    expect(await board.visit.faults('dashboard')).toEqual([]);
    await board.edit();
    expect(await board.visit.faults('dashboard-edit')).toEqual([]);
    await board.button('Cancel').click();
  }, 60_000);

  it('has nothing to complain of in the console', () => {
    expect(board.visit.consoleComplaints).toEqual([]);
  });
});
