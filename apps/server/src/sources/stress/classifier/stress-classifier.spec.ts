import model from '../model/stress-model.json' with { type: 'json' };
import type { SensorSample } from './sensor-sample.ts';
import { StressClassifier, type StressEstimate } from './stress-classifier.ts';

const START = Date.UTC(2026, 10, 21);
const UNKNOWN = { label: 'normal', confidence: 0.5, probability: 0.5 };

/** A calm person: a heart rate and a skin conductance that waver a little. */
const calm = (second: number): SensorSample => ({
  takenAt: START + second * 1000,
  hr: 65 + 3 * Math.sin(second / 7),
  temp: 33,
  eda: 1 + 0.05 * Math.sin(second / 11),
});

/** The same, whose heart rate rises by 35 beats/min and whose skin conductance by 3 µS within half a minute. */
function aroused(second: number, since: number): SensorSample {
  const share = Math.min(1, Math.max(0, (second - since) / 30));
  const { hr, eda, ...sample } = calm(second);
  return { ...sample, hr: hr + 35 * share, eda: eda + 3 * share };
}

/** A classifier that has seen a calm person for some seconds, and how it judged the last of them. */
function worn(seconds: number, { every = 1 } = {}): { classifier: StressClassifier; last: StressEstimate } {
  const classifier = new StressClassifier(model);
  let last = classifier.estimate(calm(0));
  for (let second = every; second <= seconds; second += every) last = classifier.estimate(calm(second));
  return { classifier, last };
}

/** What is said half a minute after the person has become aroused. */
function arousedAfter(seconds: number): StressEstimate {
  const { classifier, last } = worn(seconds);
  let estimate = last;
  for (let second = seconds + 1; second <= seconds + 40; second++) {
    estimate = classifier.estimate(aroused(second, seconds));
  }
  return estimate;
}

describe('the estimate of stress', () => {
  it('is unknown without a baseline, for the first minute', () => {
    expect(worn(0).last).toEqual(UNKNOWN);
    expect(worn(55).last).toEqual(UNKNOWN);
    expect(worn(61).last).not.toEqual(UNKNOWN);
  });

  it('is high, and confident, when heart and skin respond after ten minutes of calm', () => {
    const { label, confidence, probability } = arousedAfter(900);
    expect(label).toBe('high_stress');
    expect(confidence).toBeGreaterThan(0.8);
    expect(confidence).toBe(probability);
  });

  it('is not high in calm', () => {
    expect(worn(900).last.probability).toBeLessThan(0.6);
  });

  it('is told with little confidence while the baseline settles', () => {
    expect(arousedAfter(300)).toMatchObject({ label: 'high_stress', confidence: 0.6 });
  });

  it('is the same whatever the rate of the sensor, nearly', () => {
    const slow = worn(900, { every: 10 }).last.probability;
    const fast = worn(900, { every: 0.1 }).last.probability;
    expect(Math.abs(slow - fast)).toBeLessThan(0.1);
  });

  it('stays a probability, whatever comes', () => {
    const { classifier } = worn(900);
    for (let second = 901; second < 1000; second++) {
      const hr = second % 2 === 0 ? 30 : 220;
      const { probability, confidence } = classifier.estimate({ ...calm(second), hr, eda: second % 3 === 0 ? 60 : 55 });
      expect(probability > 0 && probability < 1 && confidence >= 0.5 && confidence <= 1).toBe(true);
    }
  });
});

describe('a sensor that is off or disturbed', () => {
  it.each([{ temp: 20 }, { hr: 0, eda: 0 }, { temp: -40, hr: 0, eda: 0 }])('is unknown where it sends %j', (off) => {
    const { classifier } = worn(900);
    expect(classifier.estimate({ ...calm(901), ...off })).toEqual(UNKNOWN);
  });

  it.each([{ eda: 0 }, { eda: 4095 }, { eda: 12 }, { hr: 0 }, { hr: 255 }])(
    'is judged by the other signal, without confidence, where it sends %j',
    (off) => {
      const { classifier } = worn(900);
      expect(classifier.estimate({ ...calm(901), ...off })).toMatchObject({ confidence: 0.5 });
    },
  );

  it('settles anew, for three minutes, when it had slipped', () => {
    const { classifier } = worn(900);
    for (let second = 901; second < 906; second++) classifier.estimate({ ...calm(second), hr: 0, eda: 0 });
    for (let second = 906; second < 1086; second++) {
      expect(classifier.estimate(aroused(second, 906)).confidence).toBeLessThanOrEqual(0.6);
    }
    expect(classifier.estimate(aroused(1086, 906)).confidence).toBeGreaterThan(0.6);
  });

  it('does not settle anew after one bad sample', () => {
    const { classifier } = worn(900);
    classifier.estimate({ ...calm(901), hr: 0 });
    for (let second = 902; second < 940; second++) classifier.estimate(aroused(second, 902));
    expect(classifier.estimate(aroused(940, 902)).confidence).toBeGreaterThan(0.8);
  });

  it('leaves no trace in the baseline', () => {
    const disturbed = worn(900).classifier;
    for (let second = 901; second < 906; second++) disturbed.estimate({ ...calm(second), temp: 20, hr: 200, eda: 50 });
    const silent = worn(900).classifier;
    expect(disturbed.estimate(calm(906))).toEqual(silent.estimate(calm(906)));
  });
});

describe('the order of samples', () => {
  it('does not matter to the state where one comes late: it is answered with the newest estimate', () => {
    const { classifier, last } = worn(900);
    expect(classifier.estimate({ ...calm(850), hr: 180, eda: 30 })).toEqual(last);
    expect(classifier.estimate({ ...calm(-5000), hr: 180, eda: 30 })).toEqual(last);
    expect(classifier.estimate(calm(901))).toEqual(worn(901).last);
  });

  it('has an end when the device has set its clock back: a new baseline begins', () => {
    const { classifier, last } = worn(900);
    const answers = Array.from({ length: 30 }, (_, second) => classifier.estimate(calm(second - 7200)));
    expect(answers[28]).toEqual(last);
    expect(answers[29]).toEqual(UNKNOWN);
  });

  it('knows the same sample when it comes twice', () => {
    const { classifier } = worn(900);
    classifier.estimate(calm(900));
    expect(classifier.estimate(calm(901))).toEqual(worn(901).last);
  });
});

describe('a gap', () => {
  it('of ten minutes leaves the baseline as it is', () => {
    const { classifier } = worn(900);
    expect(classifier.estimate(calm(1500))).not.toEqual(UNKNOWN);
  });

  it('of more begins a new one', () => {
    const { classifier } = worn(900);
    expect(classifier.estimate(calm(1501))).toEqual(UNKNOWN);
    for (let second = 1502; second < 1600; second++) classifier.estimate(calm(second));
    expect(classifier.estimate(calm(1600)).confidence).toBeLessThanOrEqual(0.6);
  });
});
