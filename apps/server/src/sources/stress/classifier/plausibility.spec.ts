import { plausible } from './plausibility.ts';

const SAMPLE = { takenAt: 10_000, hr: 72, temp: 33, eda: 1 };

describe('a plausible sample', () => {
  it.each([SAMPLE, { ...SAMPLE, hr: 30, temp: 25, eda: 0.02 }, { ...SAMPLE, hr: 220, temp: 42, eda: 60 }])(
    'is %j',
    (sample) => {
      expect(plausible(sample)).toEqual({ hr: true, eda: true });
    },
  );

  it.each([0, 29.9, 221, NaN])('has no heart rate of %d', (hr) => {
    expect(plausible({ ...SAMPLE, hr })).toEqual({ hr: false, eda: true });
  });

  it.each([0, 0.019, 61, 4095, NaN])('has no skin conductance of %d', (eda) => {
    expect(plausible({ ...SAMPLE, eda })).toEqual({ hr: true, eda: false });
  });

  it.each([24, 43, -40, NaN])('says nothing at %d °C: the sensor is not worn', (temp) => {
    expect(plausible({ ...SAMPLE, temp })).toEqual({ hr: false, eda: false });
  });

  it('has no skin conductance that jumps by 10 µS in a second', () => {
    const jump = { ...SAMPLE, eda: 11 };
    expect(plausible(jump, { takenAt: 9000, eda: 1 }).eda).toBe(false);
    expect(plausible(jump, { takenAt: 9980, eda: 1 }).eda).toBe(false);
    expect(plausible(jump, { takenAt: 8000, eda: 1 }).eda).toBe(true);
    expect(plausible({ ...SAMPLE, eda: 10.9 }, { takenAt: 9980, eda: 1 }).eda).toBe(true);
  });
});
