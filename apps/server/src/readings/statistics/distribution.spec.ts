import { Distribution } from './distribution.js';

describe('a histogram', () => {
  it('holds every value, also where the extremes are further apart than a number can say', () => {
    const distribution = new Distribution();
    for (const value of [-Number.MAX_VALUE, -1e308, 0, 5, 1e308, Number.MAX_VALUE]) distribution.add(value);
    const { width, counts } = distribution.histogram(-Number.MAX_VALUE, Number.MAX_VALUE, 4);
    expect(width).toBe(Number.MAX_VALUE / 2);
    expect(counts).toEqual([2, 0, 2, 2]);
  });
});
