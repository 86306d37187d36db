import { Clipboard } from '@angular/cdk/clipboard';
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeBoardTime, provideFakeBoard } from '../../../../testing/fake-board';
import { NOON } from '../../../../testing/readings';
import { BoardTime } from '../../../core/board/board-time';
import { Commands } from '../../../core/commands/commands';
import type { TimedRange } from '../../../core/history/shown-range';
import { TimeBar } from './time-bar';

const HOUR = 3_600_000;
const PAST: TimedRange = { kind: 'past', from: NOON - 2 * HOUR, to: NOON - HOUR };

describe('the bar for the time of a dashboard', () => {
  let bar: HTMLElement;
  let time: FakeBoardTime;
  let settle: () => Promise<void>;

  beforeEach(async () => {
    jest.useFakeTimers({ now: NOON, doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'setTimeout'] });
    TestBed.configureTestingModule({ providers: [provideFakeBoard()] });
    time = TestBed.inject(BoardTime) as FakeBoardTime;
    const fixture = TestBed.createComponent(TimeBar);
    bar = fixture.nativeElement as HTMLElement;
    settle = () => fixture.whenStable();
    await settle();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const press = async (name: string, within: Element = bar) => {
    const isMeant = (each: HTMLElement) =>
      each.ariaLabel === name || each.getAttribute('aria-label') === name || words(each) === name;
    [...within.querySelectorAll<HTMLElement>('button')].find(isMeant)?.click();
    await settle();
  };
  const words = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const state = () => words(bar.querySelector('[data-testid=time-state]') ?? bar);
  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  const run = (id: string) =>
    TestBed.inject(Commands)
      .all()
      .find((command) => command.id === `time.${id}`)
      ?.run();

  it('says that it is live, pauses, and comes back', async () => {
    expect(state()).toBe('live');
    await press('Pause');
    expect(state()).toBe('paused at 12:00:00');
    await press('Back to live');
    expect(state()).toBe('live');
  });

  it('chooses a range that ends now', async () => {
    bar.querySelector<HTMLElement>('[data-testid=time-range]')?.click();
    await settle();
    await press('the last hour', overlay());
    expect(time.range()).toEqual({ kind: 'recent', name: '1h' });
    expect(words(bar.querySelector('[data-testid=time-range]') ?? bar)).toBe('the last hour');
  });

  it('chooses one between two instants, in the zone chosen, and says what is wrong with it', async () => {
    time.tellIn('utc');
    bar.querySelector<HTMLElement>('[data-testid=time-range]')?.click();
    await settle();
    const type = (name: string, value: string) => {
      const field = overlay().querySelector<HTMLInputElement>(`[data-testid=${name}]`);
      Object.assign(field ?? {}, { value });
      field?.dispatchEvent(new Event('input'));
    };
    type('time-from', '2026-03-01T10:00');
    type('time-to', '2026-03-01T09:00');
    await press('Show', overlay());
    expect(overlay().querySelector('#time-problem')?.textContent).toContain('The end must be');
    type('time-to', '2026-03-01T11:00');
    await press('Show', overlay());
    expect(time.range()).toEqual({ kind: 'past', from: Date.UTC(2026, 2, 1, 10), to: Date.UTC(2026, 2, 1, 11) });
  });

  it('goes back and forth from a range', async () => {
    time.show(PAST);
    await settle();
    await press('Back by the length of the range');
    expect(time.range()).toEqual({ kind: 'past', from: NOON - 3 * HOUR, to: NOON - 2 * HOUR });
  });

  it('replays what is shown from its beginning, step by step, faster and slower', async () => {
    time.show(PAST);
    await settle();
    await press('Replay');
    expect([time.mode(), time.now()]).toEqual(['replay', PAST.from]);
    await press('To the next reading');
    await press('To the reading before');
    expect(time.steps).toEqual([1, -1]);
    run('faster');
    run('faster');
    expect(time.speed()).toBe(5);
    run('slower');
    expect(time.speed()).toBe(2);
    await press('Begin anew at the end');
    expect(time.isLooping()).toBe(true);
  });

  it('says that a replay waits', async () => {
    time.replay(NOON - HOUR);
    time.isRunning.set(true);
    await settle();
    expect(state()).toBe('replaying 11:00:00');
    time.isWaiting.set(true);
    await settle();
    expect(state()).toBe('loading 11:00:00…');
  });

  it('copies a link to the moment', async () => {
    const copy = jest.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
    await press('Copy a link to this moment');
    expect(new URL(copy.mock.lastCall?.[0] ?? '').searchParams.get('at')).toBe(new Date(NOON).toISOString());
    expect(words(bar)).toContain('The link is copied.');
  });

  it('tells what was not understood in the address', async () => {
    time.problem.set('at takes an instant');
    await settle();
    expect(bar.querySelector('[role=alert]')?.textContent).toContain('at takes an instant');
  });
});
