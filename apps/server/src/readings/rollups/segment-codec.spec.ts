import { Buckets } from './buckets.js';
import { LADDER, type Step } from './ladder.js';
import { decodeSegment, encodeSegment } from './segment-codec.js';

const [, TEN_SECONDS, MINUTE] = LADDER as [Step, Step, Step];

/** A speed of one decimal that wanders, once a second. */
function wander(step: Step, buckets = 1440): Buckets {
  const result = new Buckets();
  let seed = 1;
  let value = 50;
  for (let at = 0; at < buckets * step.width; at += 1000) {
    seed = (seed * 16807) % 2147483647;
    value = Math.max(0, value + seed / 2147483647 - 0.5);
    result.add(at, Math.round(value * 10) / 10, step.width);
  }
  return result;
}

const bitsOf = (buckets: Buckets) => [...new BigUint64Array(buckets.block.slice().buffer)];

describe('a segment as bytes', () => {
  const same = (buckets: Buckets, step: Step) => {
    const back = decodeSegment(encodeSegment(buckets, step, 0), step, 0);
    expect(bitsOf(back)).toEqual(bitsOf(buckets));
  };

  it('comes back bit by bit, deviations included where the step keeps them', () => {
    same(wander(MINUTE), MINUTE);
  });

  it('comes back without deviations where the step does not keep them', () => {
    const buckets = wander(TEN_SECONDS);
    const back = decodeSegment(encodeSegment(buckets, TEN_SECONDS, 0), TEN_SECONDS, 0);
    expect(back.at(7)).toEqual({ ...buckets.at(7), deviations: NaN });
  });

  it.each([
    [-0],
    [0],
    [1e-300],
    [-1e300],
    [Number.MAX_VALUE],
    [Number.MIN_VALUE],
    [0.1 + 0.2],
    [2 ** 53],
    [-1 / 3],
    [1e15 + 0.5],
  ])('keeps %d among ordinary values and alone', (value) => {
    for (const count of [1, 20, 1440]) {
      const buckets = wander(MINUTE, count);
      buckets.add(count * MINUTE.width, value, MINUTE.width);
      const alone = new Buckets();
      alone.add(3 * MINUTE.width, value, MINUTE.width);
      same(count === 1440 ? alone : buckets, MINUTE);
    }
  });

  it('keeps gaps, and a segment of nothing', () => {
    const buckets = new Buckets();
    for (const minute of [0, 1, 700, 1439]) buckets.add(minute * MINUTE.width, 21.5, MINUTE.width);
    same(buckets, MINUTE);
    same(new Buckets(), MINUTE);
  });

  it('keeps values that are no decimals at all', () => {
    const buckets = new Buckets();
    for (let at = 0; at < 1440 * 10; at++) buckets.add(at * 6000, Math.sin(at) / 3, MINUTE.width);
    same(buckets, MINUTE);
  });

  it('takes few bytes for a speed once a second', () => {
    expect(encodeSegment(wander(TEN_SECONDS), TEN_SECONDS, 0).length / 1440).toBeLessThan(6);
  });

  it('says so where bytes are none of its own', () => {
    expect(() => decodeSegment(Uint8Array.of(9, 1), MINUTE, 0)).toThrow('unknown format 9');
  });
});
