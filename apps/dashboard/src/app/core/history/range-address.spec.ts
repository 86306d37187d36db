/** @jest-environment node */
import { parseRange, rangeParams } from './range-address';
import type { ShownRange } from './shown-range';

const parse = (range: string | null, from: string | null = null, to: string | null = null) =>
  parseRange({ range, from, to });

describe('the range in the page’s address', () => {
  it.each<ShownRange>([
    { kind: 'latest' },
    { kind: 'recent', name: '7d' },
    { kind: 'past', from: 1_700_000_000_123, to: 1_700_000_060_456 },
  ])('is read as it was written: $kind', (shown) => {
    expect(parseRange(rangeParams(shown))).toEqual({ shown, problem: '' });
  });

  it('takes times without an offset in the reader’s time zone, and the end of a date alone', () => {
    expect(parse(null, '2026-03-01T10:00', '2026-03-01').shown).toEqual({
      kind: 'past',
      from: new Date(2026, 2, 1, 10).getTime(),
      to: new Date(2026, 2, 2).getTime(),
    });
  });

  it.each([
    ['5 minutes', null, null, 'unknown range'],
    ['toString', null, null, 'unknown range'],
    [null, 'yesterday', '2026-03-01', 'the beginning is no date'],
    [null, '2026-03-01', null, 'the end is no date'],
    [null, '2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z', 'the end must be'],
    [null, '1900-01-01', '2026-01-01', '20 years'],
  ])('says what is wrong with %s %s %s, and shows the last readings', (range, from, to, words) => {
    const { shown, problem } = parse(range, from, to);
    expect(shown).toEqual({ kind: 'latest' });
    expect(problem).toContain(words);
    expect(problem).toContain('range takes one of 5m, 15m');
  });
});
