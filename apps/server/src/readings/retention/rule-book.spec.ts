import { DAY_MS, RuleBook } from './rule-book.js';

const MIDNIGHT = Date.UTC(2026, 10, 21);

describe('the rules of retention', () => {
  const book = new RuleBook([
    { pattern: 'car-7/*', keep: { raw: 30, '1s': 90, '1d': null } },
    { pattern: 'car-*/speed', keep: { raw: 1 } },
  ]);

  it('mean a channel by the first pattern that fits, whole days back from today', () => {
    const none = -Infinity;
    const limits = [MIDNIGHT - 30 * DAY_MS, MIDNIGHT - 90 * DAY_MS, none, none, none, none, none];
    expect(book.limitsOf('car-7', 'speed', MIDNIGHT + 5)).toEqual(limits);
    expect(book.limitsOf('car-8', 'speed', MIDNIGHT + DAY_MS - 1)?.[0]).toBe(MIDNIGHT - DAY_MS);
  });

  it('say nothing of other channels', () => {
    expect(book.limitsOf('car-8', 'rpm', MIDNIGHT)).toBeUndefined();
    expect(new RuleBook([]).isEmpty).toBe(true);
  });
});
