/** @jest-environment node */
import { putIn } from './put-in';

describe('an address with variables in it', () => {
  const names = (count: number) => Array.from({ length: count }, (_, place) => `n${place}`);

  it('becomes one for each combination of their values', () => {
    const parts = new Map([
      ['a', ['x', 'y']],
      ['b', ['1', '2']],
    ]);
    expect(putIn('$a/$b', parts)).toEqual(['x/1', 'x/2', 'y/1', 'y/2']);
    expect(putIn('$a/$other', parts)).toEqual(['x/$other', 'y/$other']);
    expect(putIn('$a/speed', new Map([['a', []]]))).toEqual([]);
  });

  it('does not become more than a browser bears, however many values stand in however many places', () => {
    const made = putIn(`${'$a'.repeat(20)}/speed`, new Map([['a', names(64)]]));
    expect(made.length).toBeLessThanOrEqual(5_000);
    expect(new Set(made).size).toBe(made.length);
  });
});
