import { Component, input, output, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Series, TimeSpan } from '@tachograph/contracts';
import { jest } from '@jest/globals';
import { NOON } from '../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../testing/series';
import { RangeHistory, type RangeState } from '../../core/history/range-history';
import type { ShownRange } from '../../core/history/shown-range';
import { RangeChart } from '../../widgets/range-chart/range-chart';
import { SpeedHistory } from './speed-history';

const HOUR = 3_600_000;
const PAST = { kind: 'past', from: NOON - HOUR, to: NOON } as const;

/** jsdom has no canvas to draw on, and no widths. */
@Component({ selector: 'tg-range-chart', template: '{{ summary() }}' })
class NoChart {
  readonly series = input<readonly Series[]>();
  readonly devices = input<readonly string[]>();
  readonly span = input<TimeSpan>();
  readonly summary = input<string>();
  readonly selected = output<TimeSpan>();
  readonly widthChange = output<number>();
}

describe('a range on the speed page', () => {
  const state = signal<RangeState>({ kind: 'ready' });
  const drawn = signal<readonly Series[]>([]);
  const isCurrent = signal(true);
  const nearest = signal<number | null>(null);
  const want = jest.fn<RangeHistory['want']>();
  const ask = jest.fn<RangeHistory['ask']>();
  let fixture: ComponentFixture<SpeedHistory>;
  let page: HTMLElement;
  let gone: ShownRange[];

  beforeEach(async () => {
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    jest.resetAllMocks();
    state.set({ kind: 'ready' });
    drawn.set([rawSeries([-2, -1])]);
    isCurrent.set(true);
    nearest.set(null);
    gone = [];
    const span = () => ({ from: PAST.from, to: PAST.to });
    const history = { state, drawn, isCurrent, nearest, want, ask, span, leave: () => undefined };
    TestBed.configureTestingModule({ providers: [{ provide: RangeHistory, useValue: history }] });
    TestBed.overrideComponent(SpeedHistory, { remove: { imports: [RangeChart] }, add: { imports: [NoChart] } });
    fixture = TestBed.createComponent(SpeedHistory);
    page = fixture.nativeElement as HTMLElement;
    fixture.componentInstance.go.subscribe((range) => gone.push(range));
    fixture.componentRef.setInput('range', PAST);
    fixture.componentRef.setInput('device', null);
    fixture.componentRef.setInput('devices', ['car-7', 'boat']);
    await fixture.whenStable();
  });

  const chart = () => fixture.debugElement.query(({ name }) => name === 'tg-range-chart').componentInstance as NoChart;
  const find = (id: string) => page.querySelector<HTMLElement>(`[data-testid=${id}]`);

  it('asks for as many points as the drawing has room for, by steps', async () => {
    expect(want).not.toHaveBeenCalled();
    chart().widthChange.emit(842);
    await fixture.whenStable();
    chart().widthChange.emit(850);
    await fixture.whenStable();
    expect(want.mock.calls).toEqual([[{ range: PAST, device: null, points: 900 }]]);
  });

  it('asks for fewer of each where there are many devices', async () => {
    fixture.componentRef.setInput(
      'devices',
      Array.from({ length: 20 }, (_, place) => `car-${place}`),
    );
    chart().widthChange.emit(842);
    await fixture.whenStable();
    expect(want.mock.lastCall?.[0].points).toBe(300);
  });

  it('says under the drawing what it is, and tells who can’t see it the same', async () => {
    drawn.set([rawSeries([-2, -1]), bucketSeries([-3, -2], { device: 'boat' })]);
    await fixture.whenStable();
    const words = 'each reading or 1 min buckets from rollups';
    expect(find('range-words')?.textContent).toBe(`${words} · 122 readings · complete`);
    expect(page.querySelector('tg-range-chart')?.textContent).toContain(`60 to 90 km/h; ${words}, 122 readings`);
    const cells = [...page.querySelectorAll('[data-testid=range-row]')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim()),
    );
    expect(cells).toEqual([
      ['car-7', '2', '70.0', '70.0', '70.0'],
      ['boat', '120', '60.0', '70.0', '90.0'],
    ]);
  });

  it('keeps the old picture, as such, while another range loads', async () => {
    state.set({ kind: 'loading' });
    isCurrent.set(false);
    await fixture.whenStable();
    expect(find('range-drawing')?.getAttribute('aria-busy')).toBe('true');
    expect(page.querySelector('tg-range-chart')?.classList).toContain('dim');
    expect(find('range-blank')).toBeNull();
  });

  it('leads from an empty range to the nearest reading', async () => {
    drawn.set([]);
    nearest.set(PAST.from - HOUR);
    await fixture.whenStable();
    expect(find('range-blank')?.textContent).toContain('No reading in this range. The last one before it was taken');
    find('go-there')?.click();
    expect(gone).toEqual([{ kind: 'past', from: PAST.from - 1.9 * HOUR, to: PAST.from - 0.9 * HOUR }]);
  });

  it('says that a range is empty, and of whom, where there is nowhere to go', async () => {
    drawn.set([]);
    await fixture.whenStable();
    expect(find('range-blank')?.textContent.trim()).toBe('No reading in this range.');
    expect(find('go-there')).toBeNull();
    fixture.componentRef.setInput('device', 'car-7');
    await fixture.whenStable();
    expect(find('range-blank')?.textContent.trim()).toBe('No reading of car-7 in this range.');
  });

  it('says why it did not load, shows no figures of another range as its own, and tries again', async () => {
    state.set({ kind: 'failed', why: 'the server does not answer', until: Date.now() + 3_000 });
    isCurrent.set(false);
    await fixture.whenStable();
    expect(page.querySelector('tg-history-notice')?.textContent).toContain('The range did not load:');
    expect(find('range-words')).toBeNull();
    page.querySelector<HTMLButtonElement>('tg-history-notice button')?.click();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('says what to do where the server will not answer such a question', async () => {
    state.set({ kind: 'failed', why: 'channels means 101 channels', until: null });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain(
      'channels means 101 channels. Choose another range',
    );
  });

  it('goes by keys of the drawing, and to what is dragged over', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', '+', 'x']) {
      find('range-drawing')?.dispatchEvent(new KeyboardEvent('keydown', { key }));
    }
    chart().selected.emit({ from: NOON - 60_000, to: NOON });
    expect(gone.map((range) => range.kind === 'past' && (range.to - NOON) / 60_000)).toEqual([-60, 60, -15, 0]);
  });
});
