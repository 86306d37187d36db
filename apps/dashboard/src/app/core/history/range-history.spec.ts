import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeLive } from '../../../testing/fake-live';
import { NOON, reading } from '../../../testing/readings';
import { bucketSeries, rawSeries, seriesAnswer } from '../../../testing/series';
import { RefusedQuestion } from '../api/ask-server';
import { ReadingsApi } from '../api/readings-api';
import { SeriesApi } from '../api/series-api';
import { LiveConnection } from '../live/live-connection';
import { SpeedFeed } from '../live/speed-feed';
import { RangeHistory, type RangeWish } from './range-history';

const HOUR = 3_600_000;
const LAST_HOUR: RangeWish = { range: { kind: 'recent', name: '1h' }, device: null, points: 1200 };
const PAST: RangeWish = { ...LAST_HOUR, range: { kind: 'past', from: NOON - 2 * HOUR, to: NOON - HOUR } };

describe('RangeHistory', () => {
  const read = jest.fn<SeriesApi['read']>();
  const last = jest.fn<ReadingsApi['last']>();
  let live: FakeLive;
  let feed: SpeedFeed;
  let history: RangeHistory;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    live = new FakeLive();
    read.mockReset();
    last.mockReset().mockResolvedValue([]);
    TestBed.configureTestingModule({
      providers: [
        RangeHistory,
        { provide: ReadingsApi, useValue: { last } },
        { provide: SeriesApi, useValue: { read } },
        { provide: LiveConnection, useValue: live },
      ],
    });
    feed = TestBed.inject(SpeedFeed);
    history = TestBed.inject(RangeHistory);
    feed.show();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const pass = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
  };
  const seconds = () => history.drawn()[0]?.points.time.map((time) => (time - NOON) / 1_000);
  const asked = () => read.mock.calls.map(([{ to }]) => (to - NOON) / 1_000);

  it('asks for a range, and says that it loads until it is there', async () => {
    read.mockResolvedValue(seriesAnswer([rawSeries([-5])], -3_600));
    history.want(PAST);
    expect(history.state().kind).toBe('loading');
    expect(history.isCurrent()).toBe(false);
    await pass();
    expect(read.mock.calls[0]?.[0]).toEqual({
      ...{ channel: 'speed', device: null, points: 1200 },
      ...{ from: NOON - 2 * HOUR, to: NOON - HOUR },
    });
    expect(history.state().kind).toBe('ready');
    expect(history.isCurrent()).toBe(true);
    expect(seconds()).toEqual([-5]);
  });

  it('shows what comes live after the answer, each once, and repairs what may have slipped between', async () => {
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])], 1));
    history.want(LAST_HOUR);
    await pass();
    // Taken before the answer's end and stored after it was made, perhaps: only another answer can tell.
    live.arrive(reading(0), reading(2));
    await pass(1_000);
    expect(seconds()).toEqual([-5, 2]);
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-5, 0])], 1));
    await pass(2_000);
    expect(asked()).toEqual([1, 1]);
    expect(seconds()).toEqual([-5, 0, 2]);
    live.arrive(reading(3));
    await pass(20_000);
    expect(read).toHaveBeenCalledTimes(2);
    expect(seconds()).toEqual([-5, 0, 2, 3]);
  });

  it('asks for buckets anew as they close', async () => {
    read.mockImplementation(({ to }) => Promise.resolve(seriesAnswer([bucketSeries([-2])], (to - NOON) / 1_000)));
    history.want(LAST_HOUR);
    await pass(58_000);
    expect(read).toHaveBeenCalledTimes(1);
    await pass(3_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('asks for coarser points where there are too many', async () => {
    read.mockImplementation(({ to }) => Promise.resolve(seriesAnswer([rawSeries([-5])], (to - NOON) / 1_000)));
    history.want({ ...LAST_HOUR, points: 3 });
    await pass(2_000);
    live.arrive(reading(2), reading(2.1), reading(2.2), reading(2.3));
    await pass(2_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('moves on with the time, by a point’s width at least, and stands still when stopped', async () => {
    read.mockResolvedValue(seriesAnswer([rawSeries([-3_595, -5])]));
    history.want(LAST_HOUR);
    await pass(10_000);
    expect(history.span()).toEqual({ from: NOON + 12_000 - HOUR, to: NOON + 12_000 });
    expect(seconds()).toEqual([-5]);
    feed.stop();
    await pass(60_000);
    expect(history.span().to).toBe(NOON + 12_000);
  });

  it('asks again when live readings were missed, and not for a range that stands still', async () => {
    read.mockResolvedValue(seriesAnswer([rawSeries([-5])]));
    history.want(PAST);
    await pass();
    live.gap();
    expect(read).toHaveBeenCalledTimes(1);
    history.want(LAST_HOUR);
    await pass();
    live.gap();
    await pass();
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('gives up what is superseded, and keeps the old picture until the new one is there', async () => {
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])]));
    history.want(LAST_HOUR);
    await pass();
    read.mockReturnValueOnce(new Promise(() => undefined));
    history.want(PAST);
    await pass();
    const [, superseded] = read.mock.lastCall ?? [];
    expect(seconds()).toEqual([-5]);
    expect(history.isCurrent()).toBe(false);
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-4])]));
    history.want(LAST_HOUR);
    expect(superseded?.aborted).toBe(true);
    await pass();
    expect(seconds()).toEqual([-4]);
  });

  it('says why it failed, keeps the picture, and tries again by itself', async () => {
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-5])]));
    history.want(LAST_HOUR);
    await pass();
    read.mockRejectedValueOnce(new Error('the database does not answer'));
    await history.ask();
    expect(history.state()).toMatchObject({ kind: 'failed', why: 'the database does not answer' });
    expect(seconds()).toEqual([-5]);
    read.mockResolvedValueOnce(seriesAnswer([rawSeries([-4])]));
    await pass(1_000);
    expect(history.state().kind).toBe('ready');
    expect(seconds()).toEqual([-4]);
  });

  it('does not repeat a question that the server refused', async () => {
    read.mockRejectedValueOnce(new RefusedQuestion('channels means 101 channels'));
    history.want(PAST);
    await pass(60_000);
    expect(history.state()).toEqual({ kind: 'failed', why: 'channels means 101 channels', until: null });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('says of an empty range when the last reading before it was taken', async () => {
    read.mockResolvedValue(seriesAnswer([]));
    last.mockImplementation(({ to }) => Promise.resolve(to === undefined ? [] : [reading(-9_000)]));
    history.want(PAST);
    await pass();
    expect(last.mock.lastCall?.[0]).toEqual({ channel: 'speed', device: null, limit: 1, to: NOON - HOUR });
    expect(history.nearest()).toBe(NOON - 9_000_000);
  });

  it('keeps to the device that is chosen', async () => {
    read.mockResolvedValue(seriesAnswer([rawSeries([-5])]));
    history.want({ ...LAST_HOUR, device: 'car-7' });
    await pass();
    live.arrive(reading(2, { device: 'boat' }), reading(2));
    await pass(1_000);
    expect(history.drawn().map(({ device }) => device)).toEqual(['car-7']);
  });

  it('wants nothing more once nobody looks', async () => {
    read.mockResolvedValue(seriesAnswer([bucketSeries([-2])]));
    history.want(LAST_HOUR);
    await pass();
    history.leave();
    await pass(600_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
