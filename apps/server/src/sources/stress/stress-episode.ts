import type { StressEstimate } from './classifier/stress-classifier.ts';

/** Milliseconds between two alerts of one episode. */
const ALERT_EVERY_MS = 60_000;

/** An episode ends when the probability falls below. */
const ENDS_BELOW = 0.5;

/**
 * Decides which estimates of one device set off an alert: the one that begins an episode of high stress, and at most one
 * a minute while it lasts.
 */
export class StressEpisode {
  private lastAlertAt: number | undefined;

  /**
   * @param now when the reading was received, ms: alerts are for people, who live by that clock and not the device's
   * @param least the confidence (0–1) from which high stress is told
   */
  alerts({ label, confidence, probability }: StressEstimate, now: number, least: number): boolean {
    if (probability < ENDS_BELOW) this.lastAlertAt = undefined;
    if (label !== 'high_stress' || confidence < least) return false;
    if (this.lastAlertAt !== undefined && now - this.lastAlertAt < ALERT_EVERY_MS) return false;
    this.lastAlertAt = now;
    return true;
  }

  copy(): StressEpisode {
    return Object.assign(new StressEpisode(), this);
  }
}
