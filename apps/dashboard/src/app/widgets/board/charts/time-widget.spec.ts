import { Component, input, output } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Widget, WidgetSettings } from '@tachograph/contracts';
import { FakeBoardData, FakeBoardTime, aWidget, provideFakeBoard } from '../../../../testing/fake-board';
import { NOON } from '../../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../../testing/series';
import { BoardCursor } from '../../../core/board/board-cursor';
import { BoardData, type SeriesWish } from '../../../core/board/board-data';
import { BoardTime } from '../../../core/board/board-time';
import { WidgetStatus } from '../../../core/board/widget-status';
import { ServerClock } from '../../../core/live/server-clock';
import { ChartCanvas } from './canvas/chart-canvas';
import type { DrawingArea, Picture } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { TimeWidget } from './time-widget';

const SPAN = { from: NOON - 900_000, to: NOON };
const HOSTILE = '<img src=x onerror=alert(1)>';
const AREA: DrawingArea = {
  ...{ left: 50, right: 550, top: 0, bottom: 200 },
  ...{ x: { min: SPAN.from, max: SPAN.to }, y: { min: 0, max: 100 }, y2: { min: 0, max: 1 } },
};

/** jsdom has no canvas to draw on. */
@Component({ selector: 'tg-chart-canvas', template: '{{ summary() }}' })
class NoCanvas {
  readonly picture = input.required<Picture>();
  readonly summary = input.required<string>();
  readonly areaChange = output<DrawingArea>();
}

/** jsdom has no sizes and no screen. */
class NoObserver {
  observe(): void {
    this.isObserving = true;
  }
  disconnect(): void {
    this.isObserving = false;
  }
  isObserving = false;
}

describe('a line chart', () => {
  let fixture: ComponentFixture<TimeWidget>;
  let host: HTMLElement;
  let data: FakeBoardData;
  let time: FakeBoardTime;

  beforeEach(async () => {
    window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
    window.ResizeObserver = NoObserver as unknown as typeof ResizeObserver;
    window.IntersectionObserver = NoObserver as unknown as typeof IntersectionObserver;
    history.replaceState(null, '', `/dashboards/${expect.getState().currentTestName?.length ?? 0}`);
    TestBed.configureTestingModule({
      providers: [...provideFakeBoard(), { provide: ServerClock, useValue: { now: () => NOON } }],
    });
    TestBed.overrideComponent(ChartShell, { remove: { imports: [ChartCanvas] }, add: { imports: [NoCanvas] } });
    data = TestBed.inject(BoardData) as FakeBoardData;
    time = TestBed.inject(BoardTime) as FakeBoardTime;
    time.show({ kind: 'past', ...SPAN });
    data.shownSeries.data.set({
      span: SPAN,
      series: [rawSeries([-120, -60, -1]), bucketSeries([-3, -2], { device: 'boat' })],
    });
    fixture = TestBed.createComponent(TimeWidget);
    host = fixture.nativeElement as HTMLElement;
    await show({ channels: ['*/speed'] });
    shell().widthChange.emit(560);
    canvas().areaChange.emit(AREA);
    await fixture.whenStable();
  });

  const show = async (settings: Partial<WidgetSettings>, kind: Widget['kind'] = 'line') => {
    fixture.componentRef.setInput('widget', aWidget(kind, { aggregation: 'mean', ...settings }));
    await fixture.whenStable();
  };
  const part = (name: string) => fixture.debugElement.query((each) => each.name === name).componentInstance as unknown;
  const shell = () => part('tg-chart-shell') as ChartShell;
  const canvas = () => part('tg-chart-canvas') as NoCanvas;
  const labels = () =>
    canvas()
      .picture()
      .curves.map(({ label }) => label);
  const surface = () => host.querySelector<HTMLElement>('[data-testid=chart-surface]');
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    surface()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await fixture.whenStable();
  };
  const button = (name: string) =>
    [...host.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent).includes(name));

  it('asks for its channels once its width is known, a point for two pixels, and tells its frame', () => {
    const wish = data.wishes[0]?.() as SeriesWish;
    expect(wish).toEqual({ channels: ['*/speed'], points: 300, range: null });
    expect(TestBed.inject(WidgetStatus).view()).toBe(data.shownSeries);
  });

  it('says in words what it draws', () => {
    expect(canvas().summary()).toBe(
      'Chart. car-7: 70 km/h to 70 km/h, last 70 km/h; boat: 60 km/h to 90 km/h, last 70 km/h',
    );
  });

  it('draws what there is, and nothing where there is nothing', async () => {
    expect(labels()).toEqual(['car-7', 'boat']);
    data.shownSeries.data.set({ span: SPAN, series: [] });
    await fixture.whenStable();
    expect(labels()).toEqual([]);
    expect(canvas().summary()).toBe('Chart without readings');
  });

  it('tells the figures of each series, whatever it is called', async () => {
    data.shownSeries.data.set({ span: SPAN, series: [rawSeries([-1]), rawSeries([-2], { device: HOSTILE })] });
    await fixture.whenStable();
    const rows = [...host.querySelectorAll('[data-testid=legend-row]')].map((row) =>
      row.textContent.replace(/\s+/g, ' '),
    );
    expect(rows[1]).toContain(HOSTILE);
    expect(rows[0]).toContain('car-7km/h');
    expect(host.querySelector('img')).toBeNull();
  });

  it('hides a series at a press on its name, shows one alone with Shift, and remembers it', async () => {
    button('car-7')?.click();
    await fixture.whenStable();
    expect(labels()).toEqual(['boat']);
    expect(button('car-7')?.getAttribute('aria-pressed')).toBe('false');
    button('car-7')?.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
    await fixture.whenStable();
    expect(labels()).toEqual(['car-7']);
    const again = TestBed.createComponent(TimeWidget);
    again.componentRef.setInput('widget', aWidget('line', { channels: ['*/speed'] }));
    await again.whenStable();
    const pressed = [...(again.nativeElement as HTMLElement).querySelectorAll('[aria-pressed]')].map(
      (each) => each.ariaPressed,
    );
    expect(pressed.slice(-2)).toEqual(['true', 'false']);
  });

  it('shows where another chart of the dashboard is pointed at, and what it had there', async () => {
    TestBed.inject(BoardCursor).point(NOON - 60_000);
    await fixture.whenStable();
    expect(host.querySelector<HTMLElement>('[data-testid=crosshair]')?.style.transform).toMatch(/^translateX\(516\.6/);
    expect(host.querySelector('[data-testid=chart-tip]')?.textContent).toContain('70 km/h');
    TestBed.inject(BoardCursor).point(NOON - 3_600_000);
    await fixture.whenStable();
    expect(host.querySelector('[data-testid=crosshair]')).toBeNull();
  });

  it('goes along its points by keys, and tells each', async () => {
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(TestBed.inject(BoardCursor).time()).toBe(NOON - 60_000);
    expect(host.querySelector('[aria-live]')?.textContent).toContain('car-7: 70 km/h');
    await press('Escape');
    expect(TestBed.inject(BoardCursor).time()).toBeNull();
  });

  it('zooms and goes to the stretch before and after by keys, and back again', async () => {
    await press('+');
    expect(time.span()).toEqual({ kind: 'past', from: NOON - 675_000, to: NOON - 225_000 });
    await press('ArrowLeft', { shiftKey: true });
    expect(time.span().to).toBe(NOON - 675_000);
    await press('Backspace');
    await press('Backspace');
    expect(time.span()).toMatchObject(SPAN);
    await press('Backspace');
    expect(time.span()).toMatchObject(SPAN);
  });

  it('leaves other keys to the page, and the range where it has one of its own', async () => {
    await show({ range: '5m' });
    await press('+');
    expect(time.span()).toMatchObject(SPAN);
    const event = new KeyboardEvent('keydown', { key: 's', ctrlKey: true, cancelable: true });
    surface()?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('is a table on request', async () => {
    button('Show as table')?.click();
    await fixture.whenStable();
    const cells = [...host.querySelectorAll('tg-chart-table tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(cells[0]).toEqual(['time', 'car-7 (km/h)', 'boat (km/h)']);
    expect(cells[1]?.slice(1)).toEqual(['70', '–']);
    expect(cells.some(([, car, boat]) => car === '–' && boat === '70 (60 to 90)')).toBe(true);
  });

  it('has no legend where its widget has none', async () => {
    await show({ legend: false });
    expect(host.querySelector('tg-chart-legend')).toBeNull();
  });
});
