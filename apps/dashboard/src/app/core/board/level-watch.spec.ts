/** @jest-environment node */
import { SPEED_THRESHOLDS } from '../../../testing/thresholds';
import { LevelWatch } from './level-watch';

/** Of the values of a second each, the labels of those at which somebody is told. */
function told(values: readonly number[], thresholds = SPEED_THRESHOLDS, every = 1_000): string[] {
  const watch = new LevelWatch({ thresholds, min: 0, max: 200 });
  return values.flatMap((value, place) => {
    const threshold = watch.take(place * every, value);
    return threshold ? [`${value} ${threshold.label}`] : [];
  });
}

describe('the watch over a level', () => {
  it('tells once when values come to it, not while they stay', () => {
    expect(told([100, 121, 130, 140, 121])).toEqual(['121 too fast']);
  });

  it('does not tell again for trembling about its edge', () => {
    expect(told([100, 121, 119, 121, 118, 122])).toEqual(['121 too fast']);
  });

  it('tells again after values were off it by a fiftieth of the scale', () => {
    expect(told([121, 115, 121])).toEqual(['121 too fast', '121 too fast']);
  });

  it('tells again after values were a little off it for five seconds', () => {
    expect(told([121, 119, 119, 119, 119, 119, 119, 121])).toEqual(['121 too fast', '121 too fast']);
  });

  it('tells at once when it becomes worse, whichever way the values go', () => {
    const battery = [
      { value: 0, level: 'alarm', label: 'empty', notify: true },
      { value: 10, level: 'caution', label: 'low', notify: true },
      { value: 20, level: 'good', label: '', notify: false },
    ] as const;
    expect(told([50, 19, 9.9, 10.1, 9], [...battery])).toEqual(['19 low', '9.9 empty']);
  });

  it('sees what lies between the lowest and the highest of several', () => {
    const watch = new LevelWatch({ thresholds: SPEED_THRESHOLDS, min: null, max: null });
    expect(watch.take(0, 50, 119)).toBeNull();
    expect(watch.take(1_000, 50, 125)?.label).toBe('too fast');
    expect(watch.take(2_000, 50, 110)).toBeNull();
    expect(watch.level).toBeNull();
  });
});
