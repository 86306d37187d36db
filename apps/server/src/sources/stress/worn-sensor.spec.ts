import model from './model/stress-model.json' with { type: 'json' };
import { sampleAt } from './testing/worn-samples.js';
import { type Assessment, WornSensor } from './worn-sensor.js';

/** A sensor that has been worn by a calm person for a quarter of an hour. */
function wornSensor(seconds = 900): WornSensor {
  const sensor = new WornSensor({ model, alertConfidence: 0.7 });
  for (let second = 0; second < seconds; second++) sensor.recall(sampleAt(second));
  return sensor;
}

const stored = (assessment: Assessment) => Promise.resolve(assessment);
const refused = () => Promise.reject(new Error('not stored'));

describe('a worn sensor', () => {
  it('assesses a sample before it is stored', async () => {
    const order: string[] = [];
    const taken = wornSensor().take(sampleAt(900), (assessment) => {
      order.push('assessed');
      return stored(assessment);
    });
    order.push('called');
    expect(await taken).toMatchObject({ alert: false });
    expect(order).toEqual(['assessed', 'called']);
  });

  it('knows what was recalled as well as what was taken', async () => {
    const taken = new WornSensor({ model, alertConfidence: 0.7 });
    for (let second = 0; second < 900; second++) await taken.take(sampleAt(second), stored);
    expect(await taken.take(sampleAt(900), stored)).toEqual(await wornSensor().take(sampleAt(900), stored));
  });

  it('counts samples that are on their way', async () => {
    const sensor = wornSensor();
    const burst = Array.from({ length: 60 }, (_, index) => sensor.take(sampleAt(900 + index), stored));
    const last = (await Promise.all(burst)).at(-1);
    expect(last).toEqual(await wornSensor(959).take(sampleAt(959), stored));
  });

  it('does not count a sample that was not stored', async () => {
    const sensor = wornSensor();
    await expect(sensor.take({ ...sampleAt(900), hr: 150, eda: 9 }, refused)).rejects.toThrow('not stored');
    expect(await sensor.take(sampleAt(901), stored)).toEqual(await wornSensor().take(sampleAt(901), stored));
  });

  it('counts those on their way when one of them fails', async () => {
    const sensor = wornSensor();
    const hanging = Promise.withResolvers<undefined>();
    const first = sensor.take(sampleAt(900), () => hanging.promise);
    await expect(sensor.take({ ...sampleAt(901), hr: 150 }, refused)).rejects.toThrow();
    const next = await sensor.take(sampleAt(902), stored);
    hanging.resolve(undefined);
    await first;
    const plain = wornSensor(901);
    expect(next).toEqual(await plain.take(sampleAt(902), stored));
  });

  it('tells an alert once when arousal begins, and again only after a minute', async () => {
    const sensor = wornSensor();
    const alerts: number[] = [];
    for (let second = 900; second < 1010; second++) {
      const { alert } = await sensor.take(sampleAt(second, { arousedFrom: 900 }), stored);
      if (alert) alerts.push(second);
    }
    expect(alerts).toHaveLength(2);
    const [first = 0, second = 0] = alerts;
    expect(second - first).toBe(60);
  });

  it('tells an alert again that was not stored', async () => {
    const sensor = wornSensor();
    const alerts: boolean[] = [];
    const failing = (assessment: Assessment) => {
      alerts.push(assessment.alert);
      return alerts.filter(Boolean).length === 1 && assessment.alert ? refused() : stored(assessment);
    };
    for (let second = 900; second < 940; second++) {
      await sensor.take(sampleAt(second, { arousedFrom: 900 }), failing).catch(() => undefined);
    }
    expect(alerts.filter(Boolean)).toHaveLength(2);
    expect(alerts.lastIndexOf(true) - alerts.indexOf(true)).toBe(1);
  });
});
