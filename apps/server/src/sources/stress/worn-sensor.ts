import type { LogisticModel } from './classifier/logistic-model.ts';
import type { SensorSample } from './classifier/sensor-sample.ts';
import { StressClassifier, type StressEstimate } from './classifier/stress-classifier.ts';
import { StressEpisode } from './stress-episode.js';

/** A sample and when it was received, ms since 1970. */
export interface ReceivedSample extends SensorSample {
  readonly receivedAt: number;
}

/** What a sample means, and whether it sets off an alert. */
export interface Assessment extends StressEstimate {
  readonly alert: boolean;
}

/** How estimates are made and told. */
export interface StressRules {
  readonly model: LogisticModel;
  /** The confidence (0–1) of high stress from which an alert is told. */
  readonly alertConfidence: number;
}

interface State {
  readonly classifier: StressClassifier;
  readonly episode: StressEpisode;
}

/**
 * What is known of one worn sensor. Samples are assessed as they come, but only those that were stored count: one whose
 * commit fails is as if it had never come. So there are two states: behind the last commit, and ahead of it by the samples
 * that are on their way.
 */
export class WornSensor {
  private readonly stored: State;
  private ahead: State | undefined;
  private readonly onTheWay = new Set<ReceivedSample>();

  constructor(private readonly rules: StressRules) {
    this.stored = { classifier: new StressClassifier(rules.model), episode: new StressEpisode() };
  }

  /** Takes in a sample that is stored already. */
  recall(sample: ReceivedSample): void {
    this.assess(this.stored, sample);
  }

  /**
   * Assesses a sample and has it stored.
   *
   * @param store is called at once; the sample counts when its promise resolves
   * @returns what `store` resolves to
   * @throws what `store` rejects with
   */
  async take<T>(sample: ReceivedSample, store: (assessment: Assessment) => Promise<T>): Promise<T> {
    this.ahead ??= this.lookAhead();
    this.onTheWay.add(sample);
    try {
      const outcome = await store(this.assess(this.ahead, sample));
      this.recall(sample);
      return outcome;
    } catch (error) {
      this.ahead = undefined;
      throw error;
    } finally {
      this.onTheWay.delete(sample);
    }
  }

  private lookAhead(): State {
    const state = { classifier: this.stored.classifier.copy(), episode: this.stored.episode.copy() };
    for (const sample of this.onTheWay) this.assess(state, sample);
    return state;
  }

  private assess({ classifier, episode }: State, sample: ReceivedSample): Assessment {
    const { confidence, ...estimate } = classifier.estimate(sample);
    const told = { ...estimate, confidence: Math.round(confidence * 10_000) / 10_000 };
    return { ...told, alert: episode.alerts(told, sample.receivedAt, this.rules.alertConfidence) };
  }
}
