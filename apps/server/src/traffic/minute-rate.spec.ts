import { MinuteRate } from './minute-rate.js';

const START = 1_795_269_790_000;

describe('the rate of the last minute', () => {
  it('is that of a steady sender', () => {
    const rate = new MinuteRate();
    for (let at = START; at < START + 300_000; at += 500) rate.add(at);
    expect(rate.perSecond(START + 300_000 - 1, 0)).toBeCloseTo(2, 1);
  });

  it('falls to nought within a minute of silence', () => {
    const rate = new MinuteRate();
    for (let at = START; at < START + 10_000; at += 100) rate.add(at);
    expect(rate.perSecond(START + 30_000, 0)).toBeGreaterThan(0);
    expect(rate.perSecond(START + 60_000, 0)).toBe(0);
    expect(rate.perSecond(START + 600_000, 0)).toBe(0);
  });

  it('is told for the time that was watched, where that is less than a minute', () => {
    const rate = new MinuteRate();
    for (let at = START; at < START + 20_000; at += 1_000) rate.add(at);
    expect(rate.perSecond(START + 20_000, START)).toBe(1);
  });

  it('starts anew when the clock is set back', () => {
    const rate = new MinuteRate();
    for (let n = 0; n < 100; n += 1) rate.add(START);
    rate.add(START - 3_600_000);
    expect(rate.perSecond(START - 3_600_000, START - 7_200_000)).toBeCloseTo(0.02, 2);
  });
});
