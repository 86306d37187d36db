import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { reading } from '../../../testing/readings';
import { SpeedHistoryApi } from '../api/speed-history';
import { LiveConnection, type LiveListener } from './live-connection';
import { SpeedFeed } from './speed-feed';

describe('SpeedFeed', () => {
  const last = jest.fn<SpeedHistoryApi['last']>();
  let listener: LiveListener;
  let feed: SpeedFeed;

  beforeEach(() => {
    jest.useFakeTimers();
    last.mockReset().mockResolvedValue([]);
    TestBed.configureTestingModule({
      providers: [
        { provide: SpeedHistoryApi, useValue: { last } },
        { provide: LiveConnection, useValue: { start: (started: LiveListener) => (listener = started) } },
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
    feed.start();
    expect(feed.history().kind).toBe('loading');
    await settle();
    expect(feed.history().kind).toBe('ready');
    expect(shown()).toEqual([1, 2]);
  });

  it('fills from the history what it missed while it was away, and shows nothing twice', async () => {
    feed.start();
    await settle();
    listener.arrived([reading(1)]);
    last.mockResolvedValue([reading(1), reading(2), reading(3)]);
    listener.subscribed();
    listener.arrived([reading(3), reading(4)]);
    await settle();
    expect(shown()).toEqual([1, 2, 3, 4]);
  });

  it('says why the history did not load, keeps what it has, and tries again by itself', async () => {
    last.mockRejectedValueOnce(new Error('the server does not answer')).mockResolvedValue([reading(1)]);
    feed.start();
    listener.arrived([reading(2)]);
    await settle();
    expect(feed.history()).toMatchObject({ kind: 'failed', why: 'the server does not answer' });
    expect(shown()).toEqual([2]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(feed.history().kind).toBe('ready');
    expect(shown()).toEqual([1, 2]);
  });

  it('asks for the history of the one device that is chosen', async () => {
    feed.start();
    listener.arrived([reading(1), reading(2, { device: 'boat' })]);
    feed.choose('boat');
    await settle();
    expect(last).toHaveBeenLastCalledWith('boat');
    expect(shown()).toEqual([2]);
    expect(feed.devices()).toEqual(['car-7', 'boat']);
  });
});
