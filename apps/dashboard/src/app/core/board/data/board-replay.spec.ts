import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { OpenBoard, secondsOf } from '../../../../testing/open-board';
import { NOON, reading } from '../../../../testing/readings';
import { bucketSeries, rawSeries, seriesAnswer } from '../../../../testing/series';
import { Playhead } from '../time/playhead';

describe('what the widgets of a dashboard show in a replay', () => {
  let board: OpenBoard;
  let playhead: Playhead;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    board = new OpenBoard();
    playhead = TestBed.inject(Playhead);
    board.api.series.mockImplementation((_channels, { to }) =>
      Promise.resolve(seriesAnswer([rawSeries([-700])], (to - NOON) / 1_000)),
    );
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  /** Goes to so many seconds after noon, and stands there. */
  const goTo = async (second: number) => {
    board.time.replay(NOON + second * 1_000, board.time.speed());
    board.time.isRunning.set(true);
    playhead.leap(NOON + second * 1_000);
    await board.pass(500);
  };
  const play = async (from: number, to: number) => {
    for (let now = from; now <= to; now += 1) {
      board.time.now.set(NOON + now * 1_000);
      await board.pass(200);
    }
    await board.pass(500);
  };
  const record = (...seconds: number[]) => {
    board.api.stores(...seconds.map((second) => reading(second, { value: 1_000 + second })));
  };

  it('is each thing when its moment comes, and not before', async () => {
    record(-600, -599, -595, -590);
    const series = board.followSpeed();
    const newest = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    const rows = board.followLast({ channels: ['car-7/speed'], count: 5 });
    await goTo(-601);
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

  it('is as of the moment that one leaps to, also backwards', async () => {
    record(-600, -595, -590);
    const newest = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    const rows = board.followLast({ channels: ['car-7/speed'], count: 5 });
    await goTo(-589);
    expect(newest.data().map(({ id }) => id)).toEqual([-590]);
    await goTo(-594);
    expect(newest.data().map(({ id }) => id)).toEqual([-595]);
    expect(rows.data().map(({ id }) => id)).toEqual([-595, -600]);
  });

  it('is summed up where there are more readings than could be told apart, each sum once it is past', async () => {
    board.api.readings.mockResolvedValue({ data: [reading(-900)], isAll: false });
    const newest = board.follow(() => board.data.newest(signal(['car-7/speed'])));
    board.api.series.mockResolvedValue(seriesAnswer([bucketSeries([-10, -9, -8])]));
    board.time.pace(10);
    await goTo(-600);
    expect(newest.data().map(({ value }) => value)).toEqual([70]);
    await play(-599, -541);
    expect(newest.data().map(({ value }) => value)).toEqual([70]);
    await play(-540, -539);
    expect(newest.data().map(({ value, takenAt }) => [value, takenAt])).toEqual([[75, NOON - 540_001]]);
  });

  it('waits for what is to be shown', async () => {
    board.api.readings.mockReturnValue(new Promise(() => undefined));
    board.followSpeed();
    await goTo(-600);
    await board.pass(1_000);
    expect(playhead.ready()).toBe(NOON - 600_000);
  });

  it('goes no further than the recording is here, and reads on', async () => {
    record(-600);
    board.followSpeed();
    await goTo(-600);
    const ready = playhead.ready();
    expect(ready).toBeGreaterThan(NOON - 600_000);
    await play(-599, -595);
    expect(playhead.ready()).toBeGreaterThan(ready);
  });

  it('is followed by the present, with what came meanwhile', async () => {
    record(-600);
    const series = board.followSpeed();
    await goTo(-600);
    board.api.series.mockResolvedValue(seriesAnswer([rawSeries([-5])], 1));
    board.time.resume();
    board.time.isRunning.set(false);
    await board.begin();
    board.live.arrive(reading(4));
    await board.pass(1_000);
    expect(secondsOf(series)).toEqual([-5, 4]);
  });

  it('finds the readings beside a moment', async () => {
    record(-600, -595, -400);
    board.followSpeed();
    await goTo(-594.999);
    const step = (direction: 1 | -1) => playhead.finder()?.(NOON - 594_999, direction);
    expect(await step(1)).toBe(NOON - 400_000);
    expect(await step(-1)).toBe(NOON - 600_000);
  });
});
