import model from '../model/stress-model.json' with { type: 'json' };
import { probabilityOf, requireFeatures, scoreOf } from './logistic-model.ts';

const means = model.features.map(({ mean }) => mean);

describe('the model', () => {
  it('knows the features that this code computes', () => {
    expect(() => requireFeatures(model)).not.toThrow();
    const other = { ...model, features: model.features.slice(1) };
    expect(() => requireFeatures(other)).toThrow('train it again');
  });

  it('takes a feature that is not there for one that says nothing', () => {
    const none = means.map(() => undefined);
    expect(scoreOf(model, none)).toBe(model.intercept);
    expect(probabilityOf(model, none)).toBeCloseTo(probabilityOf(model, means));
  });

  it('says no more beyond what it was learned from', () => {
    const at = (spreads: number) =>
      scoreOf(
        model,
        model.features.map(({ mean, scale }) => mean + spreads * scale),
      );
    expect(at(1000)).toBe(at(model.limit + 1));
    expect(at(1)).not.toBe(at(0));
  });
});
