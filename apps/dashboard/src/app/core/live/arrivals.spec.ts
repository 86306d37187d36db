/** @jest-environment node */
import { jest } from '@jest/globals';
import { reading } from '../../../testing/readings';
import { Arrivals } from './arrivals';
import type { ShownReading } from './reading-window';

describe('Arrivals', () => {
  const apply = jest.fn<(readings: readonly ShownReading[]) => void>();
  let arrivals: Arrivals;

  beforeEach(() => {
    jest.useFakeTimers();
    apply.mockReset();
    arrivals = new Arrivals(apply);
  });

  afterEach(() => {
    arrivals.close();
    jest.useRealTimers();
  });

  it('does not let a lone reading wait', () => {
    arrivals.add([reading(1)]);
    expect(apply).toHaveBeenCalledWith([reading(1)]);
  });

  it('hands on together what comes in one tenth of a second, and nothing twice', () => {
    for (const id of [1, 2, 3]) arrivals.add([reading(id)]);
    jest.advanceTimersByTime(1_000);
    expect(apply.mock.calls.map(([readings]) => readings.map(({ id }) => id))).toEqual([[1], [2, 3]]);
  });

  it('is at once again after a pause', () => {
    arrivals.add([reading(1)]);
    jest.advanceTimersByTime(200);
    arrivals.add([reading(2)]);
    expect(apply).toHaveBeenCalledTimes(2);
  });

  it('holds only so many back in a tab whose timers stand still', () => {
    arrivals.add([reading(1)]);
    arrivals.add(Array.from({ length: 5_001 }, (_, id) => reading(id)));
    expect(apply).toHaveBeenCalledTimes(2);
  });
});
