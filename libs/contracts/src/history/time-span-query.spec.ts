import { parseTimeSpan } from './time-span-query.dto.js';

const NOW = Date.UTC(2026, 10, 21, 12);

describe('the stretch of time that a question means', () => {
  it('is the last hour where nothing is said, the present included', () => {
    expect(parseTimeSpan({}, NOW)).toEqual({ from: NOW + 1 - 3_600_000, to: NOW + 1 });
  });

  it('goes to the end of a day that is named alone', () => {
    const { from, to } = parseTimeSpan({ from: '2026-11-20', to: '2026-11-20' }, NOW);
    expect(to - from).toBe(86_400_000);
  });

  it('does not begin before there are dates', () => {
    expect(parseTimeSpan({ to: '-8640000000000000' }, NOW)).toEqual({ from: -8.64e15, to: -8.64e15 });
  });
});
