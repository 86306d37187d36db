import { Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { reading } from '../../../testing/readings';
import { LiveConnection } from '../../core/live/live-connection';
import type { ShownReading } from '../../core/live/reading-window';
import type { HistoryState } from '../../core/live/reading-feed';
import { SpeedFeed } from '../../core/live/speed-feed';
import { SpeedGenerator } from '../../widgets/generator/speed-generator';
import { SpeedChart } from '../../widgets/speed-chart/speed-chart';
import { SpeedPage } from './speed-page';

/** jsdom has no canvas to draw on. */
@Component({ selector: 'tg-speed-chart', template: '' })
class NoChart {
  readonly readings = input<readonly ShownReading[]>();
  readonly devices = input<readonly string[]>();
}

describe('the speed page', () => {
  const history = signal<HistoryState>({ kind: 'loading' });
  const readings = signal<readonly ShownReading[]>([]);
  const isLive = signal(false);
  const stoppedAt = signal<number | null>(null);
  const reload = jest.fn();
  const tryNow = jest.fn();

  async function show(): Promise<HTMLElement> {
    const feed = {
      history,
      readings,
      devices: () => readings().map(({ device }) => device),
      newest: () => readings()[0],
      device: () => null,
      hear: () => () => undefined,
      choose: () => undefined,
      show: () => undefined,
      leave: () => undefined,
      reload,
      stoppedAt,
      behind: () => 0,
      stop: () => stoppedAt.set(1),
      resume: () => stoppedAt.set(null),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SpeedFeed, useValue: feed },
        { provide: LiveConnection, useValue: { isLive, stats: () => null, problem: () => null } },
      ],
    });
    TestBed.overrideComponent(SpeedPage, { remove: { imports: [SpeedChart] }, add: { imports: [NoChart] } });
    TestBed.inject(SpeedGenerator).tryNow = tryNow;
    const fixture = TestBed.createComponent(SpeedPage);
    // Parts of the page are loaded once it is drawn.
    for (let turn = 0; turn < 3; turn += 1) {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return fixture.nativeElement as HTMLElement;
  }

  beforeEach(() => {
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    history.set({ kind: 'loading' });
    readings.set([]);
    isLive.set(false);
    stoppedAt.set(null);
    jest.resetAllMocks();
  });

  it('says that it loads, and not that there is nothing', async () => {
    const page = await show();
    expect(page.querySelector('.skeleton')?.textContent).toBe('loading the history…');
    expect(page.querySelector('tg-welcome')).toBeNull();
  });

  it('welcomes a visitor where nothing is stored yet', async () => {
    history.set({ kind: 'ready' });
    expect((await show()).querySelector('tg-welcome')).not.toBeNull();
  });

  it('shows the readings', async () => {
    readings.set([reading(1)]);
    const page = await show();
    expect(page.querySelector('tg-speed-chart')).not.toBeNull();
    expect(page.querySelectorAll('[data-testid=reading-row]')).toHaveLength(1);
  });

  it('can be stopped and started, as every view can', async () => {
    const now = Date.now();
    isLive.set(true);
    readings.set([reading(1, { takenAt: now, receivedAt: now })]);
    const page = await show();
    const badge = () => page.querySelector('tg-speedometer')?.textContent ?? '';
    expect(badge()).toContain('live');
    const toggle = page.querySelector<HTMLButtonElement>('[data-testid=feed-toggle]');
    toggle?.click();
    TestBed.tick();
    expect(page.querySelector('[data-testid=feed-status]')?.textContent).toContain('the picture stands still');
    expect(badge()).not.toContain('live');
    toggle?.click();
    expect(stoppedAt()).toBeNull();
  });

  it('says of how many devices the last readings are where there are many', async () => {
    readings.set([1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => reading(id, { device: `car-${id}` })));
    const page = await show();
    expect(page.querySelector('#chart-title')?.textContent).toBe('The last 9 readings, of 9 of 9 devices');
    expect(page.querySelector('[data-testid=device-select]')).not.toBeNull();
  });

  it('says why the history did not load and offers to try again', async () => {
    history.set({ kind: 'failed', why: 'the database does not answer', until: Date.now() + 3_000 });
    const page = await show();
    const notice = page.querySelector('tg-history-notice');
    expect(notice?.textContent).toContain('the database does not answer');
    expect(page.querySelector('tg-welcome')).toBeNull();
    notice?.querySelector('button')?.click();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('lets the generator connect as soon as the live connection got through', async () => {
    await show();
    expect(tryNow).not.toHaveBeenCalled();
    isLive.set(true);
    TestBed.tick();
    expect(tryNow).toHaveBeenCalledTimes(1);
  });
});
