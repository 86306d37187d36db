import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import { FakeLive } from '../../../testing/fake-live';
import { NOON, reading, stats } from '../../../testing/readings';
import { ReadingsApi, type HistoryQuestion } from '../../core/api/readings-api';
import { LiveConnection } from '../../core/live/live-connection';
import { ActivityPage } from './activity-page';

const HOSTILE = '<img src=x onerror=alert(1)>';

describe('the activity page', () => {
  const figures = signal(stats({ stored: 7 }));
  let live: FakeLive;
  let stored: Reading[];
  let fixture: ComponentFixture<ActivityPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers({ now: NOON });
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    live = new FakeLive();
    stored = [];
    const last = ({ channel }: HistoryQuestion) => Promise.resolve(stored.filter((one) => one.channel === channel));
    TestBed.configureTestingModule({
      providers: [
        { provide: ReadingsApi, useValue: { last } },
        {
          provide: LiveConnection,
          useValue: { watch: live.watch, stats: figures, isLive: () => true, problem: () => null },
        },
      ],
    });
    fixture = TestBed.createComponent(ActivityPage);
    page = fixture.nativeElement as HTMLElement;
    await settle();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  async function settle(): Promise<void> {
    await jest.advanceTimersByTimeAsync(200);
    fixture.detectChanges();
  }

  async function come(...readings: Reading[]): Promise<void> {
    stored.push(...readings);
    live.arrive(...readings);
    await settle();
  }

  const rows = () => [...page.querySelectorAll('[data-testid=activity-row]')].map((row) => row.textContent);
  const press = (part: string) => page.querySelector<HTMLElement>(`${part} [data-testid=feed-toggle]`)?.click();

  it('says that there is nothing yet', () => {
    expect(page.querySelector('.list .skeleton')?.textContent).toContain('Nothing here yet');
  });

  it('lists what is stored, the newest on top, whatever a device calls itself', async () => {
    await come(reading(1, { device: HOSTILE }), reading(2, { channel: 'hr', unit: 'bpm', value: 64 }));
    expect(rows()[0]).toContain('64 bpm');
    expect(rows()[1]).toContain(HOSTILE);
    expect(page.querySelector('img')).toBeNull();
  });

  it('shows no more than twenty', async () => {
    await come(...Array.from({ length: 50 }, (_, id) => reading(id, { channel: id % 2 ? 'speed' : 'Sales' })));
    expect(rows()).toHaveLength(20);
  });

  it('stands still when it is stopped, and has what was missed when it goes on', async () => {
    await come(reading(1, { device: 'before' }));
    press('.list');
    await settle();
    expect(live.watched).not.toContain('*/speed');
    await come(reading(2, { device: 'missed' }), reading(3, { channel: 'Sales', device: 'demo' }));
    expect(rows()).toHaveLength(1);
    press('.list');
    await settle();
    expect(rows()).toHaveLength(3);
  });

  it('shows the newest demo value of each label, and stops them alone', async () => {
    await come(reading(1, { channel: 'Sales', device: 'demo', unit: '', value: 12 }));
    await come(reading(2, { channel: 'Sales', device: 'demo', unit: '', value: 88 }));
    expect(page.querySelector('[data-testid=value-Sales]')?.textContent).toBe('88');
    expect(page.querySelector('[role=meter][aria-label=Sales]')?.getAttribute('aria-valuenow')).toBe('88');
    press('.demo');
    expect(live.watched).not.toContain('*/Sales');
    expect(live.watched).toContain('*/speed');
  });

  it('has nothing measured of the host unless it is wanted, and nothing at all once it is left', () => {
    expect(live.watched).not.toContain('*/cpu');
    fixture.destroy();
    expect(live.watched).toEqual([]);
  });
});
