import { jest } from '@jest/globals';
import { MessageBudget } from './message-budget.js';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** How many of `count` messages are let through. */
function take(budget: MessageBudget, count: number): number {
  return Array.from({ length: count }, () => budget.take()).filter(Boolean).length;
}

describe('the budget of messages', () => {
  it('lets two seconds’ worth through at once, and no more', () => {
    expect(take(new MessageBudget(10), 100)).toBe(20);
  });

  it('lets through in each second what the limit says, however often it is asked', () => {
    const budget = new MessageBudget(10);
    take(budget, 20);
    let through = 0;
    for (let step = 0; step < 1_000; step += 1) {
      jest.advanceTimersByTime(7);
      if (budget.take()) through += 1;
    }
    expect(through).toBe(70);
  });

  it('never refuses who keeps to it', () => {
    const budget = new MessageBudget(4);
    for (let message = 0; message < 1_000; message += 1) {
      expect(budget.take()).toBe(true);
      jest.advanceTimersByTime(250);
    }
  });

  it('does not grow without end while nothing comes', () => {
    const budget = new MessageBudget(10);
    take(budget, 20);
    jest.advanceTimersByTime(3_600_000);
    expect(take(budget, 100)).toBe(20);
  });

  it('may have no limit', () => {
    expect(take(new MessageBudget(Infinity), 10_000)).toBe(10_000);
  });
});
