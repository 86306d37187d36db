import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import type { ImportReport } from '@tachograph/contracts';
import { fakeFile } from '../../../testing/fake-file';
import { KnownChannels } from '../../core/api/known-channels';
import { TransferApi } from '../../core/api/transfer-api';
import { ImportForm } from './import-form';

const HOSTILE = '<img src=x onerror=alert(1)>';
const REPORT: ImportReport = {
  finished: true,
  rows: 3,
  imported: 1,
  duplicates: 1,
  rejected: 1,
  errors: [{ row: 4, field: 'value', message: `must be a number, but is "${HOSTILE}"` }],
  from: 0,
  to: 1_000,
  channels: 1,
};

describe('the form that brings a file in', () => {
  const sent = jest.fn<TransferApi['import']>();
  let fixture: ComponentFixture<ImportForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    sent.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: TransferApi, useValue: { import: sent } },
        { provide: KnownChannels, useValue: { all: () => [] } },
      ],
    });
    fixture = TestBed.createComponent(ImportForm);
    page = fixture.nativeElement as HTMLElement;
    const text = `time,${HOSTILE}\n2026-01-01T00:00:00Z,1\n`;
    await drop(fakeFile('a.csv', text));
  });

  async function drop(file: File): Promise<void> {
    const event = Object.assign(new Event('drop'), { dataTransfer: { files: [file] } });
    page.querySelector('[data-testid=drop]')?.dispatchEvent(event);
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await fixture.whenStable();
  }

  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));

  async function press(name: string): Promise<void> {
    button(name)?.click();
    await settle();
  }

  async function type(id: string, text: string): Promise<void> {
    const input = page.querySelector<HTMLInputElement>(`#${id}`);
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input'));
    await settle();
  }

  it('says that a file is empty', async () => {
    await drop(fakeFile('nothing.csv', ''));
    expect(page.querySelector('[role=alert]')?.textContent).toBe('nothing.csv is empty.');
    expect(button('Import')).toBeUndefined();
  });

  it('shows the first rows as text, and says what it still needs to know', async () => {
    expect(page.querySelector('table')?.textContent).toContain(HOSTILE);
    expect(page.querySelector('img')).toBeNull();
    expect(page.textContent).toContain('Say which device it is of.');
    expect(button('Import')?.disabled).toBe(true);
    await type('import-device', 'car-7');
    expect(button('Import')?.disabled).toBe(false);
  });

  it('reports what was stored, what was there and what was rejected, with the row and why', async () => {
    sent.mockResolvedValue(REPORT);
    await type('import-device', 'car-7');
    await press('Import');
    expect(page.querySelector('[data-testid=report-title]')?.textContent).toBe('Done: 1 reading stored.');
    expect(page.querySelector('[data-testid=report-duplicates]')?.textContent).toBe('1');
    expect(page.querySelector('[data-testid=import-error]')?.textContent).toContain(HOSTILE);
    expect(page.querySelector('a')?.getAttribute('href')).toContain('/?from=1970-01-01');
  });

  it('says when an import was broken off, and that it can be sent again', async () => {
    sent.mockResolvedValue({ ...REPORT, finished: false });
    await type('import-device', 'car-7');
    await press('Import');
    expect(page.textContent).toContain('send the file again');
  });

  it('shows how far the upload is, and ends it when told', async () => {
    sent.mockImplementation((file, _query, { progress, signal }) => {
      progress(file.size / 2);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('canceled')));
      });
    });
    await type('import-device', 'car-7');
    await press('Try it');
    expect(page.querySelector('[data-testid=import-progress]')?.textContent).toMatch(/B of .* B$/);
    await press('Cancel');
    expect(page.querySelector('[data-testid=import-failed]')?.textContent).toContain('canceled');
  });
});
