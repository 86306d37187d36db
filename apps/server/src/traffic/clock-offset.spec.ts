import { ClockOffset } from './clock-offset.js';

const START = 1_795_269_791_000;

/** A reading every five seconds, each under way for the next one of these times, from a clock that is so far ahead. */
function measured(ahead: number, delays: readonly number[]): number | null {
  const offset = new ClockOffset();
  delays.forEach((delay, index) => {
    const takenAt = START + index * 5_000;
    offset.add(takenAt + ahead, takenAt + delay);
  });
  return offset.value;
}

const times = (count: number, delay: (index: number) => number) => Array.from({ length: count }, (_, n) => delay(n));

describe("the difference of a device's clock", () => {
  it('is not known before a reading came', () => {
    expect(new ClockOffset().value).toBeNull();
  });

  it('is told by the readings that came at once, however many were delayed', () => {
    expect(measured(-1_300, [900, 20, 4_000, 700])).toBe(-1_320);
    expect(measured(7_200_000, [50, 10, 30])).toBe(7_199_990);
  });

  it('does not come from readings that were kept back', () => {
    expect(measured(0, [90_000])).toBeNull();
    expect(
      measured(
        0,
        times(100, (n) => 3_600_000 - n * 4_990),
      ),
    ).toBeNull();
  });

  it('is believed to be large once it stays the same', () => {
    expect(
      measured(
        -600_000,
        times(8, () => 100),
      ),
    ).toBeNull();
    expect(
      measured(
        -600_000,
        times(40, (n) => (n % 7) * 100),
      ),
    ).toBe(-600_000);
  });

  it('follows a clock that was set right', () => {
    const offset = new ClockOffset();
    for (let n = 0; n < 60; n += 1) offset.add(START + n * 5_000 + (n < 20 ? 30_000 : 0), START + n * 5_000);
    expect(offset.value).toBe(0);
  });
});
