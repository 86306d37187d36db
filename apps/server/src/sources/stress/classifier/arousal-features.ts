import { plausible } from './plausibility.ts';
import type { SensorSample } from './sensor-sample.ts';
import { SignalFeatures } from './signal-features.ts';

/** What the model sees, in this order. A clock is not among them: the protocol of a laboratory has a fixed order. */
export const FEATURES = [
  { name: 'hrLevel', unit: 'bpm above the baseline' },
  { name: 'hrSpread', unit: 'ln bpm, last 60 s' },
  { name: 'hrShortSlope', unit: 'bpm/min, last 60 s' },
  { name: 'hrLongSlope', unit: 'bpm/min, last 180 s' },
  { name: 'edaLevel', unit: 'ln µS above the baseline' },
  { name: 'edaSpread', unit: 'ln of ln µS, last 60 s' },
  { name: 'edaShortSlope', unit: 'ln µS/min, last 60 s' },
  { name: 'edaLongSlope', unit: 'ln µS/min, last 180 s' },
  { name: 'edaRise', unit: 'ln µS above the last 60 s' },
] as const;

/** How many of {@link FEATURES} are the heart rate's, how many the skin conductance's. */
const HR_COUNT = 4;
const EDA_COUNT = 5;

/** Spreads that are noise: 1 bpm, 3 % of the skin conductance. */
const HR_NOISE = 1;
const EDA_NOISE = 0.03;

/** Seconds of a signal under which it has no baseline. */
const BASELINE_MIN_S = 60;

/** What one sample says, given those before it. */
export interface Arousal {
  /** In the order of {@link FEATURES}; `undefined` for those of a signal that is off or has no baseline yet. */
  readonly features: readonly (number | undefined)[];
  /** Seconds of data behind the younger of the baselines in use; 0 where there is none. */
  readonly coveredS: number;
}

/** The personal baseline of one worn sensor and what stands out against it. In constant time and space. */
export class ArousalFeatures {
  private hr = new SignalFeatures(HR_NOISE);
  private eda = new SignalFeatures(EDA_NOISE);
  private lastEda: { takenAt: number; eda: number } | undefined;

  /** Takes a sample in; not to be called with one older than the last. What is implausible leaves no trace. */
  add(sample: SensorSample): Arousal {
    const believed = plausible(sample, this.lastEda);
    if (believed.hr) this.hr.add(sample.takenAt, sample.hr);
    if (believed.eda) {
      this.eda.add(sample.takenAt, Math.log(sample.eda));
      this.lastEda = { takenAt: sample.takenAt, eda: sample.eda };
    }
    return this.describe(believed.hr, believed.eda);
  }

  copy(): ArousalFeatures {
    const copy = new ArousalFeatures();
    copy.hr = this.hr.copy();
    copy.eda = this.eda.copy();
    copy.lastEda = this.lastEda;
    return copy;
  }

  private describe(hrBelieved: boolean, edaBelieved: boolean): Arousal {
    const { hr, eda } = this;
    const hrUsed = hrBelieved && hr.coveredS >= BASELINE_MIN_S;
    const edaUsed = edaBelieved && eda.coveredS >= BASELINE_MIN_S;
    const covered = [...(hrUsed ? [hr.coveredS] : []), ...(edaUsed ? [eda.coveredS] : [])];
    return {
      features: [
        ...(hrUsed ? [hr.level, hr.spread, hr.shortSlope, hr.longSlope] : unknown(HR_COUNT)),
        ...(edaUsed ? [eda.level, eda.spread, eda.shortSlope, eda.longSlope, eda.rise] : unknown(EDA_COUNT)),
      ],
      coveredS: covered.length > 0 ? Math.min(...covered) : 0,
    };
  }
}

function unknown(count: number): undefined[] {
  return new Array<undefined>(count).fill(undefined);
}
