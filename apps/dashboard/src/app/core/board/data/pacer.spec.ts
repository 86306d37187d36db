/** @jest-environment node */
import { jest } from '@jest/globals';
import { Pacer } from './pacer';

describe('the pace at which pictures are drawn', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is a few times a second for each, however often there is something new', () => {
    const pacer = new Pacer();
    const picture = { publish: jest.fn() };
    for (let tick = 0; tick < 100; tick += 1) {
      pacer.add(picture);
      jest.advanceTimersByTime(10);
    }
    expect(picture.publish.mock.calls.length).toBeGreaterThan(1);
    expect(picture.publish.mock.calls.length).toBeLessThan(5);
  });

  it('is kept up for all others where one can not be drawn', () => {
    const pacer = new Pacer();
    const broken = {
      publish: () => {
        throw new Error('no picture');
      },
    };
    const picture = { publish: jest.fn() };
    pacer.add(broken);
    pacer.add(picture);
    expect(() => jest.advanceTimersByTime(1)).toThrow('no picture');
    jest.advanceTimersByTime(1_000);
    expect(picture.publish).toHaveBeenCalledTimes(1);
  });
});
