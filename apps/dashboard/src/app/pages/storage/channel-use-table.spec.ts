import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { ChannelUse } from '@tachograph/contracts';
import { StorageApi } from '../../core/api/storage-api';
import { ChannelUseTable } from './channel-use-table';

const use = (place: number): ChannelUse => ({
  device: `car-${place}`,
  channel: 'speed',
  unit: 'km/h',
  readings: place,
  bytes: place * 40,
  readingsPerDay: 86_400,
  oldest: null,
  newest: null,
});

describe('the table of what each channel takes', () => {
  const asked = jest.fn<StorageApi['use']>();
  let fixture: ComponentFixture<ChannelUseTable>;
  let page: HTMLElement;

  async function show(channels: readonly ChannelUse[], count = channels.length): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: StorageApi, useValue: { use: asked } }] });
    fixture = TestBed.createComponent(ChannelUseTable);
    fixture.componentRef.setInput('channels', channels);
    fixture.componentRef.setInput('count', count);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }

  const rows = () => [...page.querySelectorAll('[data-testid=channel-use]')].map((row) => row.textContent.trim());
  const found = () => page.querySelector('[data-testid=channels-found]')?.textContent.trim();

  async function press(name: string): Promise<void> {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))?.click();
    await fixture.whenStable();
  }

  async function search(text: string): Promise<void> {
    const input = page.querySelector('input');
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  it('shows a page of ten thousand channels, those that take most first', async () => {
    await show(Array.from({ length: 10_000 }, (_, place) => use(place)));
    expect(rows()).toHaveLength(20);
    expect(rows()[0]).toContain('car-9999');
    await press('Next page');
    expect(rows()[0]).toContain('car-9979');
    expect(page.textContent).toContain('Page 2 of 500');
  });

  it('is sorted by the column that is pressed, names as a reader looks for them', async () => {
    await show([use(2), use(10), use(1)]);
    await press('Device');
    expect(rows().map((row) => /car-\d+/.exec(row)?.[0])).toEqual(['car-1', 'car-2', 'car-10']);
    expect(page.querySelector('[aria-sort=ascending]')?.textContent).toContain('Device');
    await press('Device');
    expect(rows()[0]).toContain('car-10');
  });

  it('is searched by all the words of a search, from the first page on', async () => {
    await show(Array.from({ length: 100 }, (_, place) => use(place)));
    await press('Next page');
    await search('SPEED car-42');
    expect(rows()).toHaveLength(1);
    expect(found()).toBe('1 channel found');
  });

  it('asks the server for a device that is not among those that take most', async () => {
    asked.mockResolvedValue({ channels: [use(3)] } as Awaited<ReturnType<StorageApi['use']>>);
    await show([use(7)], 200);
    expect(found()).toContain('that take most, of 200');
    await search('car-3');
    expect(page.textContent).toContain('No channel is called that.');
    await press('Look in all channels');
    await fixture.whenStable();
    expect(asked).toHaveBeenCalledWith('car-3');
    expect(rows()[0]).toContain('car-3');
  });
});
