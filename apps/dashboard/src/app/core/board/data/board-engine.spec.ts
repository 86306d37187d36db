import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeBoardApi } from '../../../../testing/fake-board-api';
import { FakeBoardTime, FakeBoardVariables } from '../../../../testing/fake-board';
import { FakeLive } from '../../../../testing/fake-live';
import { NOON, reading } from '../../../../testing/readings';
import { bucketSeries, rawSeries, seriesAnswer } from '../../../../testing/series';
import { BoardApi } from '../../api/board-api';
import { LiveConnection } from '../../live/live-connection';
import { BoardData, type ReadingsWish, type SeriesWish } from '../board-data';
import { BoardTime } from '../board-time';
import { BoardVariables } from '../board-variables';
import { provideBoardData } from '../provide-board';
import { Playhead } from '../time/playhead';

const SPEED: SeriesWish = { channels: ['car-7/speed'], points: 1200, range: null };

describe('what the widgets of a dashboard show', () => {
  let api: FakeBoardApi;
  let live: FakeLive;
  let time: FakeBoardTime;
  let variables: FakeBoardVariables;
  let data: BoardData;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    api = new FakeBoardApi();
    live = new FakeLive();
    TestBed.configureTestingModule({
      providers: [
        provideBoardData(),
        Playhead,
        { provide: BoardTime, useClass: FakeBoardTime },
        { provide: BoardVariables, useClass: FakeBoardVariables },
        { provide: BoardApi, useValue: api },
        { provide: LiveConnection, useValue: live },
      ],
    });
    time = TestBed.inject(BoardTime) as FakeBoardTime;
    variables = TestBed.inject(BoardVariables) as FakeBoardVariables;
    data = TestBed.inject(BoardData);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const pass = async (ms = 0) => {
    for (let left = ms; left >= 0; left -= 1_000) {
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(Math.min(1_000, left));
      if (time.mode() === 'live') time.now.set(Date.now());
    }
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
  };
  const follow = <View>(make: () => View) => runInInjectionContext(TestBed.inject(Injector), make);
  const followSpeed = (wish: SeriesWish = SPEED) => follow(() => data.series(signal(wish)));
  const followLast = (wish: ReadingsWish) => follow(() => data.readings(signal(wish)));
  const begin = async () => {
    await pass(100);
    live.subscribed();
    await pass(100);
  };
  const secondsOf = (view: ReturnType<typeof followSpeed>) =>
    view.data().series[0]?.points.time.map((each) => (each - NOON) / 1_000);

  it('asks once for what several widgets wish, and watches all channels together', async () => {
    const views = [followSpeed(), followSpeed(), followSpeed({ ...SPEED, channels: ['car-7/rpm'] })];
    await begin();
    expect(live.watched).toEqual(['car-7/rpm', 'car-7/speed']);
    expect(api.series.mock.calls.map(([channels]) => channels)).toEqual([['car-7/speed'], ['car-7/rpm']]);
    expect(views.map((view) => view.state().kind)).toEqual(['ready', 'ready', 'ready']);
  });

  it('adds what is heard after the answer, each once, and repairs what may have slipped between', async () => {
    api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const view = followSpeed();
    await begin();
    // Taken before the answer's end and stored after it was made, perhaps: only another answer can tell.
    live.arrive(reading(0), reading(2));
    await pass(500);
    expect(secondsOf(view)).toEqual([-5, 2]);
    api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5, 0])], 1));
    await pass(4_000);
    expect(secondsOf(view)).toEqual([-5, 0, 2]);
    live.arrive(reading(3), reading(3), reading(2));
    await pass(20_000);
    expect(secondsOf(view)).toEqual([-5, 0, 2, 3]);
    expect(api.series).toHaveBeenCalledTimes(2);
  });

  it('joins an answer that is on its way with what was heard meanwhile', async () => {
    const view = followSpeed();
    await begin();
    await pass(5_000);
    let answer: (series: ReturnType<typeof seriesAnswer>) => void = () => undefined;
    api.series.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    view.retry();
    const boundary = ((api.series.mock.lastCall?.[1].to ?? 0) - NOON) / 1_000;
    live.arrive(reading(5.5), reading(7));
    await pass(2_000);
    answer(seriesAnswer([rawSeries([1, 2])], boundary));
    await pass(500);
    expect(secondsOf(view)).toEqual([1, 2, 5.5, 7]);
  });

  it('adds to buckets as the server would', async () => {
    api.series.mockResolvedValue(seriesAnswer([bucketSeries([-2, -1])], 0));
    const view = followSpeed();
    await begin();
    live.arrive(reading(2, { value: 80 }), reading(3, { value: 90 }));
    await pass(1_000);
    expect(view.data().series[0]?.points).toMatchObject({ count: [60, 60, 2], mean: [70, 70, 85], last: [75, 75, 90] });
  });

  it('leaves out of what is drawn what the viewer filters away', async () => {
    api.series.mockResolvedValue(seriesAnswer([rawSeries([-3, -2])], 0));
    const view = followSpeed();
    await begin();
    live.arrive(reading(2, { value: 120 }));
    await pass(1_000);
    variables.values.set({ least: 100, most: null });
    expect(secondsOf(view)).toEqual([2]);
  });

  it('knows the newest by the time taken, whatever comes late', async () => {
    api.latest.mockResolvedValue({ count: 1, data: [reading(-1, { value: 50 })] });
    const view = follow(() => data.newest(signal(['car-7/*'])));
    await begin();
    expect(view.data().map(({ value }) => value)).toEqual([50]);
    live.arrive(reading(2, { value: 60 }), reading(3, { value: 10, takenAt: NOON - 9_000 }));
    await pass(1_000);
    expect(view.data().map(({ value }) => value)).toEqual([60]);
    expect(view.age()).toMatchObject({ kind: 'live', at: NOON + 2_000 });
  });

  it('shows the last readings, newest first, each once', async () => {
    api.stores(reading(-2), reading(-1));
    const view = followLast({ channels: ['car-7/speed'], count: 3 });
    await begin();
    live.arrive(reading(1), reading(2));
    await pass(1_000);
    expect(view.data().map(({ id }) => id)).toEqual([2, 1, -1]);
  });

  it('stands still while paused, and catches up with all that was missed', async () => {
    api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const view = followSpeed();
    await begin();
    time.pause();
    await pass(500);
    expect(live.watched).toEqual([]);
    live.arrive(reading(2));
    await pass(10_000);
    expect(secondsOf(view)).toEqual([-5]);
    expect(view.age().words).toContain('paused at');
    expect(api.series).toHaveBeenCalledTimes(1);
    api.series.mockResolvedValue(seriesAnswer([rawSeries([-5, 2])], 12));
    time.resume();
    await begin();
    expect(secondsOf(view)).toEqual([-5, 2]);
  });

  it('asks again when something was missed', async () => {
    followSpeed();
    await begin();
    live.gap();
    await pass(100);
    expect(api.series).toHaveBeenCalledTimes(2);
  });

  it('keeps what was shown until what is wished instead is there', async () => {
    api.series.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    const wish = signal<SeriesWish | null>(SPEED);
    const view = follow(() => data.series(wish));
    await begin();
    expect(view.state().kind).toBe('ready');
    expect(secondsOf(view)).toEqual([-5]);
    api.series.mockReturnValueOnce(new Promise(() => undefined));
    wish.set({ ...SPEED, range: '1h' });
    await pass(100);
    expect(secondsOf(view)).toEqual([-5]);
    expect(view.state().kind).toBe('loading');
    wish.set(null);
    await pass(100);
    expect(view.data().series).toEqual([]);
    expect(live.watched).toEqual([]);
  });

  it('says since when nothing new came, that a device is gone, and that readings wait', async () => {
    api.latest.mockResolvedValue({ count: 1, data: [reading(-1)] });
    const view = follow(() => data.newest(signal(['car-7/speed'])));
    await begin();
    live.arrive(reading(1), reading(2), reading(3));
    await pass(5_000);
    expect(view.age().words).toBe('live');
    live.behind(12);
    expect(view.age().words).toBe('12 behind');
    live.behind(0);
    await pass(10_000);
    expect(view.age().words).toBe('stale since 12:00:03');
    await pass(60_000);
    expect(view.age().words).toBe('device offline since 12:00:03');
    live.state.set({ kind: 'waiting', until: NOON });
    expect(view.age().words).toBe('no connection: as of 12:00:03');
  });

  it('asks for statistics now and then', async () => {
    const wish = { channels: ['car-7/speed'], range: null, bins: 10 };
    follow(() => data.statistics(signal(wish)));
    await begin();
    await pass(25_000);
    expect(api.statistics).toHaveBeenCalledTimes(1);
    await pass(10_000);
    expect(api.statistics).toHaveBeenCalledTimes(2);
  });

  describe('in a replay', () => {
    const play = async (from: number, to: number) => {
      for (let now = from; now <= to; now += 1) {
        time.now.set(NOON + now * 1_000);
        await pass(200);
      }
      await pass(500);
    };

    it('shows each thing when its moment comes, and not before', async () => {
      const recorded = [-600, -599, -595, -590].map((second) => reading(second, { value: 1_000 + second }));
      api.stores(...recorded);
      api.series.mockImplementation((_channels, { to }) =>
        Promise.resolve(seriesAnswer([rawSeries([-700])], (to - NOON) / 1_000)),
      );
      const series = followSpeed();
      const newest = follow(() => data.newest(signal(['car-7/speed'])));
      const rows = followLast({ channels: ['car-7/speed'], count: 5 });
      time.replay(NOON - 601_000);
      time.isRunning.set(true);
      TestBed.inject(Playhead).leap(NOON - 601_000);
      await pass(500);
      expect(secondsOf(series)).toEqual([-700]);
      expect(newest.data()).toEqual([]);
      await play(-600, -594);
      expect(secondsOf(series)).toEqual([-700, -600, -599, -595]);
      expect(newest.data().map(({ value }) => value)).toEqual([405]);
      expect(rows.data().map(({ id }) => id)).toEqual([-595, -599, -600]);
      expect(series.age().words).toBe('replaying 11:50:06');
      await play(-593, -589);
      expect(secondsOf(series)).toEqual([-700, -600, -599, -595, -590]);
    });

    it('waits for what is to be shown', async () => {
      const playhead = TestBed.inject(Playhead);
      api.readings.mockReturnValue(new Promise(() => undefined));
      followSpeed();
      time.replay(NOON - 600_000);
      playhead.leap(NOON - 600_000);
      await pass(1_000);
      expect(playhead.ready()).toBe(NOON - 600_000);
    });
  });
});
