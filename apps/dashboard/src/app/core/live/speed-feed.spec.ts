import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeLive } from '../../../testing/fake-live';
import { reading } from '../../../testing/readings';
import { ReadingsApi } from '../api/readings-api';
import { LiveConnection } from './live-connection';
import { SpeedFeed } from './speed-feed';

describe('SpeedFeed', () => {
  const last = jest.fn<ReadingsApi['last']>();
  let live: FakeLive;
  let feed: SpeedFeed;

  beforeEach(() => {
    jest.useFakeTimers();
    live = new FakeLive();
    last.mockReset().mockResolvedValue([]);
    TestBed.configureTestingModule({
      providers: [
        { provide: ReadingsApi, useValue: { last } },
        { provide: LiveConnection, useValue: live },
      ],
    });
    feed = TestBed.inject(SpeedFeed);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const settle = () => jest.advanceTimersByTimeAsync(100);
  const shown = () => feed.readings().map(({ id }) => id);

  it('shows what is stored without waiting for the live connection', async () => {
    last.mockResolvedValue([reading(1), reading(2)]);
    feed.show();
    expect(feed.history().kind).toBe('loading');
    await settle();
    expect(feed.history().kind).toBe('ready');
    expect(shown()).toEqual([1, 2]);
  });

  it('fills from the history what it missed while it was away, and shows nothing twice', async () => {
    feed.show();
    await settle();
    live.arrive(reading(1));
    last.mockResolvedValue([reading(1), reading(2), reading(3)]);
    live.subscribed();
    live.arrive(reading(3), reading(4));
    await settle();
    expect(shown()).toEqual([1, 2, 3, 4]);
  });

  it('needs no history after a lost connection that goes on where it was', async () => {
    feed.show();
    live.subscribed();
    await settle();
    last.mockClear();
    live.subscribed(true);
    live.arrive(reading(1));
    await settle();
    expect(last).not.toHaveBeenCalled();
    expect(shown()).toEqual([1]);
  });

  it('fills from the history what the server can’t bring', async () => {
    feed.show();
    live.subscribed();
    live.arrive(reading(1));
    await settle();
    last.mockResolvedValue([reading(1), reading(2)]);
    live.gap();
    await settle();
    expect(shown()).toEqual([1, 2]);
  });

  it('knows how many readings it is behind, as long as it watches', () => {
    feed.show();
    live.behind(900);
    expect(feed.behind()).toBe(900);
    feed.stop();
    expect(feed.behind()).toBe(0);
  });

  it('says why the history did not load, keeps what it has, and tries again by itself', async () => {
    last.mockRejectedValueOnce(new Error('the server does not answer')).mockResolvedValue([reading(1)]);
    feed.show();
    live.arrive(reading(2));
    await settle();
    expect(feed.history()).toMatchObject({ kind: 'failed', why: 'the server does not answer' });
    expect(shown()).toEqual([2]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(feed.history().kind).toBe('ready');
    expect(shown()).toEqual([1, 2]);
  });

  it('asks for the history of the one device that is chosen', async () => {
    feed.show();
    live.arrive(reading(1), reading(2, { device: 'boat' }));
    feed.choose('boat');
    await settle();
    expect(last).toHaveBeenCalledWith({ channel: 'speed', device: null, limit: 50 });
    expect(last).toHaveBeenLastCalledWith({ channel: 'speed', device: 'boat', limit: 50 });
    expect(shown()).toEqual([2]);
    expect(feed.devices()).toEqual(['boat', 'car-7']);
  });

  it('wants nothing of the server once its page is left, and fills what it missed when its reader comes back', async () => {
    feed.show();
    live.arrive(reading(1));
    await settle();
    feed.leave();
    expect(live.ended).toBe(1);
    last.mockResolvedValue([reading(1), reading(2)]);
    await settle();
    expect(shown()).toEqual([1]);
    feed.show();
    await settle();
    expect(shown()).toEqual([1, 2]);
  });

  it('changes nothing while it is stopped, and goes on without a hole', async () => {
    feed.show();
    await settle();
    live.arrive(reading(1));
    live.arrive(reading(2));
    feed.stop();
    await settle();
    expect(shown()).toEqual([1]);
    expect(feed.stoppedAt()).not.toBeNull();
    last.mockResolvedValue([reading(1), reading(2)]);
    feed.resume();
    live.arrive(reading(3));
    await settle();
    expect(shown()).toEqual([1, 2, 3]);
    expect(feed.stoppedAt()).toBeNull();
  });

  it('stays stopped when its reader leaves the page and comes back', () => {
    feed.show();
    feed.stop();
    feed.leave();
    feed.show();
    expect(live.ended).toBe(1);
    expect(feed.stoppedAt()).not.toBeNull();
  });

  it('does not take in an answer that was under way when it was stopped', async () => {
    last.mockResolvedValue([reading(1)]);
    feed.show();
    feed.stop();
    await settle();
    expect(shown()).toEqual([]);
  });
});
