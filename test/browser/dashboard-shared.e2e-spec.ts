/** A dashboard in a real Chromium that others change, too; that is a file; that hangs on a wall. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DashboardContent } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { BoardVisit, widget } from './board-visit.ts';

describe('a dashboard that is shared', () => {
  let board: BoardVisit;
  let folder: TempFolder;

  beforeAll(async () => {
    folder = createTempFolder();
    board = await BoardVisit.begin({
      name: 'Engine',
      widgets: [
        widget('chart', 'line', [0, 0, 6, 4]),
        widget('words', 'text', [6, 0, 6, 4], { channels: [], text: '# Engine' }),
      ],
    });
  });

  afterAll(async () => {
    await board.visit.end();
    folder.remove();
  });

  it('takes over by itself what somebody else stores while nobody edits', async () => {
    await board.open();
    await board.changeElsewhere({ name: 'Engine room' });
    await board.isCalled('Engine room');
  }, 40_000);

  it('overwrites nothing that somebody else has stored, but where a person has seen it', async () => {
    await board.edit();
    await board.press('words', 'Shift+ArrowDown');
    await board.changeElsewhere({ name: 'Theirs' });
    await board.visit.find('save-dashboard').click();
    await board.visit.find('conflict').getByText('Not saved, so that nothing is lost.').waitFor();
    expect((await board.stored()).name).toBe('Theirs');
    expect(await board.button('Overwrite theirs with mine').count()).toBe(0);
    expect(await board.visit.faults('dashboard-conflict')).toEqual([]);
    await board.button('Show theirs').click();
    await board.isCalled('Theirs');
    await board.button('Overwrite theirs with mine').click();
    await board.visit.find('edit-bar').waitFor({ state: 'detached' });
    expect(await board.stored()).toMatchObject({ name: 'Engine room', version: 4 });
    expect((await board.placeOf('words'))?.h).toBe(5);
  }, 60_000);

  it('is kept as a copy beside theirs', async () => {
    await board.edit();
    await board.press('words', 'Shift+ArrowUp');
    await board.changeElsewhere({ name: 'Theirs again' });
    await board.visit.find('save-dashboard').click();
    await board.button('Keep mine as a copy').click();
    await board.isCalled('Engine room (mine)');
    expect((await board.stored()).name).toBe('Theirs again');
  });

  it('is edited on while the server is away, and stored once it is back', async () => {
    await board.edit();
    await board.page.route('**/api/dashboards/*', (route) => route.abort());
    await board.press('words', 'Shift+ArrowUp');
    await board.visit.find('save-dashboard').click();
    await board.visit.find('save-problem').getByText('Your changes are still here').waitFor();
    await board.page.unroute('**/api/dashboards/*');
    await board.save();
    expect((await board.placeOf('words'))?.h).toBe(4);
  });

  it('is a file, and comes back from it as another dashboard', async () => {
    await board.open();
    const downloaded = board.page.waitForEvent('download');
    await board.choose(board.visit.find('dashboard-menu'), 'Save as a file');
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe('theirs-again.json');
    const file = join(folder.path, 'engine.json');
    await download.saveAs(file);
    const content = JSON.parse(readFileSync(file, 'utf8')) as DashboardContent;
    expect(content.widgets.map(({ id }) => id)).toEqual(['chart', 'words']);
    writeFileSync(file, JSON.stringify({ ...content, name: 'From a file' }));
    await importFile(file);
    await board.isCalled('From a file');
  });

  it('comes from a file on the page of all dashboards, too', async () => {
    await board.page.goto(`${board.visit.server.url}/dashboards`);
    const file = join(folder.path, 'brought.json');
    writeFileSync(file, JSON.stringify({ name: 'Brought along' }));
    const asked = board.page.waitForEvent('filechooser');
    await board.visit.find('dashboard-import').click();
    await (await asked).setFiles(file);
    await board.isCalled('Brought along');
    await board.visit.find('empty-dashboard').waitFor();
  });

  it('says what is wrong with a file, field by field, and stores nothing of it', async () => {
    await board.open();
    const file = join(folder.path, 'wrong.json');
    writeFileSync(file, JSON.stringify({ name: 'Wrong', range: 'soon', colour: '<b>blue</b>' }));
    await importFile(file);
    const problems = board.visit.find('import-problems');
    await problems.getByText('range must be a range such as 15m').waitFor();
    await problems.getByText('colour is not known').waitFor();
    await board.button('Close').click();
    await problems.waitFor({ state: 'detached' });
  });

  async function importFile(path: string): Promise<void> {
    const asked = board.page.waitForEvent('filechooser');
    await board.choose(board.visit.find('dashboard-menu'), 'New dashboard from a file');
    await (await asked).setFiles(path);
  }

  it('hangs on a wall: nothing to click, one dashboard after the other, until Escape', async () => {
    const hall = await board.make({ name: 'Hall', widgets: [widget('only', 'text', [0, 0, 6, 2], { text: 'Hello' })] });
    await board.open(`/dashboards/${board.id}?kiosk=5&cycle=${board.id},${hall}`);
    expect(await board.page.getByRole('navigation').count()).toBe(0);
    await eventually(
      () => board.page.locator('tg-board').getAttribute('inert'),
      (value) => value === '',
    );
    await board.page.locator('h1', { hasText: 'Hall' }).waitFor({ timeout: 20_000 });
    await board.page.locator('h1', { hasText: 'Theirs again' }).waitFor({ timeout: 20_000 });
    await board.page.keyboard.press('Escape');
    await board.visit.find('edit-dashboard').waitFor();
    expect(new URL(board.page.url()).search).toBe('');
  }, 60_000);

  it('is readable and accessible on a wall', async () => {
    await board.open(`/dashboards/${board.id}?kiosk=1`);
    expect(await board.visit.faults('dashboard-kiosk')).toEqual([]);
  }, 60_000);

  it('comes back on a wall by itself once the server is there again', async () => {
    await board.open(`/dashboards/${board.id}?kiosk=1`);
    await board.visit.restart();
    await board.changeElsewhere({ name: 'After the restart' });
    await board.page.locator('h1', { hasText: 'After the restart' }).waitFor({ timeout: 30_000 });
  }, 60_000);

  it('has nothing to complain of in the console', () => {
    expect(board.visit.consoleComplaints).toEqual([]);
  });
});
