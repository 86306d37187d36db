import { jest } from '@jest/globals';
import { Listeners } from './listeners.js';

describe('Listeners', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => jest.useRealTimers());

  it('are told until they end it, each as often as it listens', () => {
    const listeners = new Listeners<number>();
    const hear = jest.fn();
    const end = listeners.add(hear);
    listeners.add(hear);
    listeners.tell(1);
    end();
    end();
    listeners.tell(2);
    expect(hear.mock.calls).toEqual([[1], [1], [2]]);
  });

  it('hear what one of them could not bear, whose error is nobody’s but its own', () => {
    const listeners = new Listeners<number>();
    const hear = jest.fn();
    listeners.add(() => {
      throw new Error('a fault of the app');
    });
    listeners.add(hear);
    listeners.tell(1);
    expect(hear).toHaveBeenCalledWith(1);
    expect(() => jest.advanceTimersByTime(1)).toThrow('a fault of the app');
  });
});
