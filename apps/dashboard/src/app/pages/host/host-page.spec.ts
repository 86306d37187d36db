import { Component, input } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import { NOON, reading } from '../../../testing/readings';
import { ReadingsApi, type HistoryQuestion } from '../../core/api/readings-api';
import { LiveConnection } from '../../core/live/live-connection';
import { TimeChart } from '../../widgets/time-chart/time-chart';
import { HostPage } from './host-page';

/** jsdom has no canvas to draw on. */
@Component({ selector: 'tg-time-chart', template: '{{ summary() }}' })
class NoChart {
  readonly lines = input<unknown>();
  readonly span = input<unknown>();
  readonly look = input<unknown>();
  readonly summary = input<string>();
}

/** What was measured of a machine at one instant, seconds after noon. */
function sample(device: string, second: number, bytes: number): Reading[] {
  const values = { cpu: 12.34, memory: 50, network_sent: bytes, network_recv: bytes * 10 };
  return Object.entries(values).map(([channel, value], place) =>
    reading(second * 10 + place, { device, channel, unit: '', value, takenAt: NOON + second * 1_000 }),
  );
}

describe('the host page', () => {
  const last = jest.fn<(question: HistoryQuestion) => Promise<Reading[]>>();
  let stored: Reading[];
  let fixture: ComponentFixture<HostPage>;

  async function show(): Promise<HTMLElement> {
    const connection = { watch: () => () => undefined, isLive: () => true, problem: () => null, stats: () => null };
    TestBed.configureTestingModule({
      providers: [
        { provide: ReadingsApi, useValue: { last } },
        { provide: LiveConnection, useValue: connection },
      ],
    });
    TestBed.overrideComponent(HostPage, { remove: { imports: [TimeChart] }, add: { imports: [NoChart] } });
    fixture = TestBed.createComponent(HostPage);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  beforeEach(() => {
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    stored = [];
    last
      .mockReset()
      .mockImplementation(({ channel, device }) =>
        Promise.resolve(stored.filter((one) => one.channel === channel && (device === null || one.device === device))),
      );
  });

  it('says that it loads, and then that nothing was measured yet', async () => {
    let answer: (readings: Reading[]) => void = () => undefined;
    last.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    expect((await show()).textContent).toContain('loading the history…');
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('Nothing measured yet');
    answer([]);
    TestBed.resetTestingModule();
    last.mockResolvedValue([]);
    const page = await show();
    await fixture.whenStable();
    expect(page.textContent).toContain('Nothing measured yet');
  });

  it('shows how busy the machine is, with the network as a rate', async () => {
    stored = [...sample('host:den', 0, 1_000), ...sample('host:den', 1, 3_500)];
    const page = await show();
    await fixture.whenStable();
    const value = (name: string) => page.querySelector(`[data-testid=value-${name}]`)?.textContent;
    expect(value('cpu')).toBe('12.3%');
    expect(value('memory')).toBe('50.0%');
    expect(value('sent')).toBe('2.5 kB/s');
    expect(value('received')).toBe('25.0 kB/s');
    expect(page.querySelector('.host')?.textContent).toBe('den');
  });

  it('lets the reader choose where there are several, and says why the history did not load', async () => {
    stored = [...sample('host:den', 0, 0), ...sample('host:barn', 5, 0)];
    const page = await show();
    await fixture.whenStable();
    expect(page.querySelectorAll('tg-device-filter button')).toHaveLength(2);
    expect(last).toHaveBeenLastCalledWith(expect.objectContaining({ device: 'host:barn' }));
    last.mockRejectedValue(new Error('the database does not answer'));
    TestBed.resetTestingModule();
    const failed = await show();
    await fixture.whenStable();
    expect(failed.querySelector('tg-history-notice')?.textContent).toContain('the database does not answer');
  });
});
