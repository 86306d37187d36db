import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { StorageUse } from '@tachograph/contracts';
import { KnownChannels } from '../../core/api/known-channels';
import { StorageApi } from '../../core/api/storage-api';
import { StoragePage } from './storage-page';
import { StorageUseFeed } from './storage-use-feed';

const USE: StorageUse = {
  database: 'sqlite',
  bytes: { total: 1_000_000, readings: 600_000, rollups: 250_000, journal: 0, free: 50_000, other: 100_000 },
  readings: 25_000,
  bytesPerReading: 40,
  disk: null,
  budget: { bytes: 1_000_000 },
  forecast: { bytesPerDay: 1, daysLeft: 41, text: 'At this rate the budget is used up in 41 days.' },
  channels: [],
  channelCount: 0,
  expiry: { running: true, lastRun: null, lastRemoved: 0, lastError: 'the disk is read-only' },
};

describe('the storage page', () => {
  const asked = jest.fn<StorageApi['use']>();
  let fixture: ComponentFixture<StoragePage>;
  let page: HTMLElement;

  beforeEach(() => {
    asked.mockReset();
    const api = { use: asked, rules: () => Promise.resolve({ version: 1, rules: [] }) };
    TestBed.configureTestingModule({
      providers: [
        { provide: StorageApi, useValue: api },
        { provide: KnownChannels, useValue: { all: () => [], reload: () => undefined } },
      ],
    });
  });

  afterEach(() => {
    TestBed.resetTestingModule();
  });

  async function show(): Promise<void> {
    fixture = TestBed.createComponent(StoragePage);
    page = fixture.nativeElement as HTMLElement;
    for (let turn = 0; turn < 3; turn += 1) await fixture.whenStable();
    fixture.detectChanges();
  }

  it('says what there is, for how long there is room, and what is being removed', async () => {
    asked.mockResolvedValue(USE);
    await show();
    expect(page.querySelector('[data-testid=space-readings]')?.textContent).toBe('25,000');
    expect(page.querySelector('[data-testid=forecast]')?.textContent).toContain('41 days');
    expect(page.textContent).toContain('The server can’t see the disk');
    expect(page.textContent).toContain('The budget is used up.');
    expect(page.querySelector('[data-testid=expiry]')?.textContent).toContain('are being removed now');
    expect(page.textContent).toContain('the disk is read-only');
    expect(page.textContent).toContain('Nothing is stored yet.');
  });

  it('keeps its figures, and says that they are not of now, when the server is away', async () => {
    asked.mockResolvedValueOnce(USE).mockRejectedValue(new Error('the server does not answer'));
    await show();
    await fixture.debugElement.injector.get(StorageUseFeed).ask();
    await fixture.whenStable();
    expect(page.textContent).toContain('These figures are not of now: the server does not answer.');
    expect(page.querySelector('[data-testid=space-readings]')?.textContent).toBe('25,000');
  });

  it('is left at once where nothing was edited, and else only when a person agrees', async () => {
    asked.mockResolvedValue(USE);
    await show();
    const confirms = jest.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true);
    expect(fixture.componentInstance.mayLeave()).toBe(true);
    expect(confirms).not.toHaveBeenCalled();
    page.querySelector<HTMLElement>('#add-rule')?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.mayLeave()).toBe(false);
    expect(fixture.componentInstance.mayLeave()).toBe(true);
    const unload = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
    confirms.mockRestore();
  });

  it('says why nothing loads, and asks again when told', async () => {
    asked.mockRejectedValueOnce(new Error('the database is away')).mockResolvedValue(USE);
    await show();
    expect(page.textContent).toContain('The figures did not load: the database is away.');
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Ask now'))?.click();
    for (let turn = 0; turn < 3; turn += 1) await fixture.whenStable();
    expect(page.textContent).not.toContain('did not load');
  });
});
