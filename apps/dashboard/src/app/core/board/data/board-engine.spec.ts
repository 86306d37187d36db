import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { LIVE_PATTERNS_MAX } from '@tachograph/contracts';
import { OpenBoard, SPEED, secondsOf } from '../../../../testing/open-board';
import { NOON, reading } from '../../../../testing/readings';
import { bucketSeries, rawSeries, seriesAnswer } from '../../../../testing/series';
import type { SeriesWish } from '../board-data';

describe('what the widgets of a dashboard show', () => {
  let board: OpenBoard;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    board = new OpenBoard();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('asks once for what several widgets wish, and watches all channels together', async () => {
    const views = [board.followSpeed(), board.followSpeed(), board.followSpeed({ ...SPEED, channels: ['car-7/rpm'] })];
    await board.begin();
    expect(board.live.watched).toEqual(['car-7/rpm', 'car-7/speed']);
    expect(board.api.series.mock.calls.map(([channels]) => channels)).toEqual([['car-7/speed'], ['car-7/rpm']]);
    expect(views.map((view) => view.state().kind)).toEqual(['ready', 'ready', 'ready']);
  });

  it('adds what is heard after the answer, each once, and repairs what may have slipped between', async () => {
    board.api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const view = board.followSpeed();
    await board.begin();
    // Taken before the answer's end and stored after it was made, perhaps: only another answer can tell.
    board.live.arrive(reading(0), reading(2));
    await board.pass(500);
    expect(secondsOf(view)).toEqual([-5, 2]);
    board.api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5, 0])], 1));
    await board.pass(4_000);
    expect(secondsOf(view)).toEqual([-5, 0, 2]);
    board.live.arrive(reading(3), reading(3), reading(2));
    await board.pass(20_000);
    expect(secondsOf(view)).toEqual([-5, 0, 2, 3]);
    expect(board.api.series).toHaveBeenCalledTimes(2);
  });

  it('joins an answer that is on its way with what was heard meanwhile', async () => {
    const view = board.followSpeed();
    await board.begin();
    await board.pass(5_000);
    let answer: (series: ReturnType<typeof seriesAnswer>) => void = () => undefined;
    board.api.series.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    view.retry();
    const boundary = ((board.api.series.mock.lastCall?.[1].to ?? 0) - NOON) / 1_000;
    board.live.arrive(reading(5.5), reading(7));
    await board.pass(2_000);
    answer(seriesAnswer([rawSeries([1, 2])], boundary));
    await board.pass(500);
    expect(secondsOf(view)).toEqual([1, 2, 5.5, 7]);
  });

  it('adds to buckets as the server would', async () => {
    board.api.series.mockResolvedValue(seriesAnswer([bucketSeries([-2, -1])], 0));
    const view = board.followSpeed();
    await board.begin();
    board.live.arrive(reading(2, { value: 80 }), reading(3, { value: 90 }));
    await board.pass(1_000);
    expect(view.data().series[0]?.points).toMatchObject({ count: [60, 60, 2], mean: [70, 70, 85], last: [75, 75, 90] });
  });

  it('leaves out of what is drawn what the viewer filters away', async () => {
    board.api.series.mockResolvedValue(seriesAnswer([rawSeries([-3, -2])], 0));
    const view = board.followSpeed();
    await board.begin();
    board.live.arrive(reading(2, { value: 120 }));
    await board.pass(1_000);
    board.variables.values.set({ least: 100, most: null });
    expect(secondsOf(view)).toEqual([2]);
  });

  it('knows the newest by the time taken, whatever comes late', async () => {
    board.api.latest.mockResolvedValue({ count: 1, data: [reading(-1, { value: 50 })] });
    const view = board.follow(() => board.data.newest(signal(['car-7/*'])));
    await board.begin();
    expect(view.data().map(({ value }) => value)).toEqual([50]);
    board.live.arrive(reading(2, { value: 60 }), reading(3, { value: 10, takenAt: NOON - 9_000 }));
    await board.pass(1_000);
    expect(view.data().map(({ value }) => value)).toEqual([60]);
    expect(view.age()).toMatchObject({ kind: 'live', at: NOON + 2_000 });
  });

  it('shows the last readings, newest first, each once', async () => {
    board.api.stores(reading(-2), reading(-1));
    const view = board.followLast({ channels: ['car-7/speed'], count: 3 });
    await board.begin();
    board.live.arrive(reading(1), reading(2));
    await board.pass(1_000);
    expect(view.data().map(({ id }) => id)).toEqual([2, 1, -1]);
  });

  it('stands still while paused, and catches up with all that was missed', async () => {
    board.api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const view = board.followSpeed();
    await board.begin();
    board.time.pause();
    await board.pass(500);
    expect(board.live.watched).toEqual([]);
    board.live.arrive(reading(2));
    await board.pass(10_000);
    expect(secondsOf(view)).toEqual([-5]);
    expect(view.age().words).toContain('paused at');
    expect(board.api.series).toHaveBeenCalledTimes(1);
    board.api.series.mockResolvedValue(seriesAnswer([rawSeries([-5, 2])], 12));
    board.time.resume();
    await board.begin();
    expect(secondsOf(view)).toEqual([-5, 2]);
  });

  it('waits longer for what is settled where readings come late as a rule, rather than to ask all the time', async () => {
    const view = board.followSpeed();
    await board.begin();
    for (let second = 1; second <= 60; second += 1) {
      board.live.arrive(reading(second - 6, { id: second, receivedAt: NOON + second * 1_000 }));
      await board.pass(999);
    }
    expect(board.api.series.mock.calls.length).toBeLessThan(5);
    expect(secondsOf(view)).toContain(53);
  });

  it('hears nothing while its tab is hidden, and catches up', async () => {
    board.followSpeed();
    await board.begin();
    expect(board.live.watched).toEqual(['car-7/speed']);
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await board.pass(100);
    expect(board.live.watched).toEqual([]);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await board.begin();
    expect(board.live.watched).toEqual(['car-7/speed']);
    expect(board.api.series).toHaveBeenCalledTimes(2);
    visibility.mockRestore();
  });

  it('asks again when something was missed', async () => {
    board.followSpeed();
    await board.begin();
    board.live.gap();
    await board.pass(100);
    expect(board.api.series).toHaveBeenCalledTimes(2);
  });

  it('hears a server that was started anew with another database, whose ids are smaller', async () => {
    const view = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    await board.begin();
    board.live.arrive(reading(900));
    board.live.position = { ...board.live.position, epoch: 'another' };
    board.live.subscribed(false);
    board.live.gap();
    board.live.arrive(reading(901, { id: 1 }));
    await board.pass(1_000);
    expect(view.data().map(({ id }) => id)).toEqual([1]);
  });

  it('goes on where one watch was, but not where one of several was: the others may be behind it', async () => {
    const channels = signal(['car-7/speed']);
    board.follow(() => board.data.newest(channels));
    await board.begin();
    board.live.arrive(reading(1));
    channels.set(['car-7/*']);
    await board.pass(100);
    expect(board.live.after).toEqual([board.live.position]);
    channels.set(Array.from({ length: LIVE_PATTERNS_MAX + 1 }, (_, number) => `car-${number}/speed`));
    await board.begin();
    board.live.arrive(reading(2));
    channels.set(['car-7/*']);
    await board.pass(100);
    expect(board.live.after).toEqual([undefined]);
  });

  it('keeps what was shown until what is wished instead is there', async () => {
    board.api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const wish = signal<SeriesWish | null>(SPEED);
    const view = board.follow(() => board.data.series(wish));
    await board.begin();
    expect(view.state().kind).toBe('ready');
    expect(secondsOf(view)).toEqual([-5]);
    board.api.series.mockReturnValueOnce(new Promise(() => undefined));
    wish.set({ ...SPEED, range: '1h' });
    await board.pass(100);
    expect(secondsOf(view)).toEqual([-5]);
    expect(view.state().kind).toBe('loading');
    wish.set(null);
    await board.pass(100);
    expect(view.data().series).toEqual([]);
    expect(board.live.watched).toEqual([]);
  });

  it('says since when nothing new came, that a device is gone, and that readings wait', async () => {
    board.api.latest.mockResolvedValue({ count: 1, data: [reading(-1)] });
    const view = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    await board.begin();
    board.live.arrive(reading(1), reading(2), reading(3));
    await board.pass(5_000);
    expect(view.age().words).toBe('live');
    board.live.behind(12);
    expect(view.age().words).toBe('12 behind');
    board.live.behind(0);
    await board.pass(10_000);
    expect(view.age().words).toBe('stale since 12:00:03');
    await board.pass(60_000);
    expect(view.age().words).toBe('device offline since 12:00:03');
    board.live.state.set({ kind: 'waiting', until: NOON });
    expect(view.age().words).toBe('no connection: as of 12:00:03');
  });

  it('does not call a device gone that sends something else', async () => {
    board.api.latest.mockResolvedValue({ count: 1, data: [reading(-1)] });
    const view = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    board.follow(() => board.data.newest(signal(['car-7/rpm'])));
    await board.begin();
    board.live.arrive(reading(1), reading(2), reading(3));
    await board.pass(70_000);
    expect(view.age().kind).toBe('offline');
    board.live.arrive(reading(74, { channel: 'rpm' }));
    await board.pass(5_000);
    expect(view.age().words).toBe('stale since 12:00:03');
  });

  it('asks for statistics now and then', async () => {
    const wish = { channels: ['car-7/speed'], range: null, bins: 10 };
    board.follow(() => board.data.statistics(signal(wish)));
    await board.begin();
    await board.pass(25_000);
    expect(board.api.statistics).toHaveBeenCalledTimes(1);
    await board.pass(10_000);
    expect(board.api.statistics).toHaveBeenCalledTimes(2);
  });
});
