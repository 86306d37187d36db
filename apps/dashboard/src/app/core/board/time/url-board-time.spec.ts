import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { jest } from '@jest/globals';
import { NOON } from '../../../../testing/readings';
import { BoardTime } from '../board-time';
import { Playhead } from './playhead';
import { TimeUrl } from './time-url';
import { UrlBoardTime } from './url-board-time';

const MINUTE = 60_000;

@Component({ template: '', providers: [TimeUrl, Playhead, { provide: BoardTime, useClass: UrlBoardTime }] })
class Page {
  readonly time = inject(BoardTime);
  readonly playhead = inject(Playhead);
}

describe('the time of a dashboard, as its address says it', () => {
  let harness: RouterTestingHarness | undefined;
  let page: Page;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'd', component: Page }])] });
  });

  afterEach(() => {
    harness = undefined;
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const open = async (words = '') => {
    harness ??= await RouterTestingHarness.create();
    page = await harness.navigateByUrl(`/d${words}`, Page);
    page.time.begin({ range: '15m', zone: 'viewer' });
    await pass(400);
  };
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 200) {
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(Math.min(200, left));
    }
    TestBed.tick();
  };
  const address = () => TestBed.inject(Router).parseUrl(TestBed.inject(Router).url).queryParams;
  const iso = (time: number) => new Date(time).toISOString();

  it('is the present and the dashboard’s own range where the address says nothing', async () => {
    await open();
    const { mode, range, span, zone } = page.time;
    expect([mode(), range(), zone()]).toEqual(['live', { kind: 'recent', name: '15m' }, 'viewer']);
    expect(span().to - span().from).toBe(15 * MINUTE);
  });

  it('is what the address says', async () => {
    await open('?range=90m&zone=utc');
    expect([page.time.range(), page.time.zone()]).toEqual([{ kind: 'recent', name: '90m' }, 'utc']);
    await open(`?from=${iso(NOON - 2 * MINUTE)}&to=${iso(NOON - MINUTE)}`);
    expect([page.time.mode(), page.time.now()]).toEqual(['past', NOON - MINUTE]);
  });

  it('says what is wrong with an address, and shows the dashboard all the same', async () => {
    await open('?range=soon&at=never&zone=mars');
    expect(page.time.mode()).toBe('live');
    for (const words of ['unknown range', 'at takes an instant', 'zone takes one of']) {
      expect(page.time.problem()).toContain(words);
    }
  });

  it('writes what is chosen into the address', async () => {
    await open();
    page.time.show({ kind: 'recent', name: '1h' });
    page.time.tellIn('utc');
    await pass(1_000);
    expect(address()).toEqual({ range: '1h', zone: 'utc' });
    page.time.pause();
    await pass(1_000);
    expect(page.time.mode()).toBe('paused');
    expect(Date.parse(String(address().at))).toBe(page.time.now());
    page.time.resume();
    await pass(1_000);
    expect(address()).toEqual({ range: '1h', zone: 'utc' });
  });

  it('leaves what others say in the address, and comes back from what others did to it meanwhile', async () => {
    await open('?q=car');
    page.time.show({ kind: 'recent', name: '1h' });
    void TestBed.inject(Router).navigate([], { queryParams: { q: 'truck' }, queryParamsHandling: 'merge' });
    await pass(2_000);
    expect(address()).toEqual({ q: 'truck', range: '1h' });
  });

  it('opens at the moment of a link and stands there, ready to be played', async () => {
    await open(`?at=${iso(NOON - 10 * MINUTE)}`);
    expect([page.time.mode(), page.time.now()]).toEqual(['paused', NOON - 10 * MINUTE]);
    await pass(2_000);
    expect(page.time.now()).toBe(NOON - 10 * MINUTE);
    expect(page.time.span()).toEqual({ from: NOON - 25 * MINUTE, to: NOON - 10 * MINUTE });
  });

  it('goes where a changed address leads', async () => {
    await open('?range=1h');
    await TestBed.inject(Router).navigateByUrl(`/d?at=${iso(NOON - MINUTE)}`);
    await pass(400);
    expect([page.time.mode(), page.time.now()]).toEqual(['paused', NOON - MINUTE]);
  });

  describe('a replay', () => {
    const play = async (from: number, speed: number) => {
      page.time.replay(from, speed);
      page.playhead.ready.set(Infinity);
      await pass(200);
    };
    const passed = async (ms: number) => {
      const before = page.time.now();
      await pass(ms);
      return page.time.now() - before;
    };

    it('moves by true time, at the speed chosen', async () => {
      await open();
      await play(NOON - 10 * MINUTE, 10);
      expect([page.time.mode(), page.time.isRunning()]).toEqual(['replay', true]);
      expect(await passed(2_000)).toBe(20_000);
      page.time.pace(0.5);
      expect(await passed(2_000)).toBe(1_000);
      page.time.pause();
      expect(await passed(2_000)).toBe(0);
    });

    it('waits for what it is to show', async () => {
      await open();
      await play(NOON - 10 * MINUTE, 10);
      page.playhead.ready.set(page.time.now() + 1_000);
      expect(await passed(2_000)).toBe(1_000);
      expect(page.time.isWaiting()).toBe(true);
    });

    it('is followed by the address now and then', async () => {
      await open();
      await play(NOON - 10 * MINUTE, 10);
      await pass(6_000);
      expect(address().speed).toBe('10');
      expect(Date.parse(String(address().at))).toBeGreaterThan(NOON - 10 * MINUTE + 40_000);
    });

    it('ends in the present', async () => {
      await open();
      await play(NOON - MINUTE, 60);
      await pass(3_000);
      expect([page.time.mode(), page.time.isRunning()]).toEqual(['live', false]);
    });

    it('stops at the end of a past range, or begins it anew', async () => {
      await open(`?from=${iso(NOON - 60 * MINUTE)}&to=${iso(NOON - 59 * MINUTE)}`);
      await play(NOON - 60 * MINUTE, 60);
      await pass(2_000);
      expect([page.time.now(), page.time.isRunning()]).toEqual([NOON - 59 * MINUTE, false]);
      page.time.loop(true);
      await play(NOON - 59 * MINUTE - 1_000, 1);
      await pass(1_000);
      page.playhead.ready.set(Infinity);
      expect(page.time.now()).toBeLessThan(NOON - 59.5 * MINUTE);
      expect(page.time.isRunning()).toBe(true);
    });

    it('steps from reading to reading', async () => {
      await open(`?at=${iso(NOON - 10 * MINUTE)}`);
      page.playhead.finder.set((from, direction) => Promise.resolve(from + direction * 5_000));
      page.time.step(1);
      await pass(400);
      expect(page.time.now()).toBe(NOON - 10 * MINUTE + 5_001);
      expect(page.time.isRunning()).toBe(false);
    });
  });
});
