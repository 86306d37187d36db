import { Injectable } from '@nestjs/common';
import { ReconnectPolicy } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { ReadingIngest, StorageUnavailableError, type Submission } from '../../readings/index.js';
import { pause } from './pause.js';

/** Readings of one stream that are on their way to the store at the same time. */
const IN_FLIGHT_MAX = 500;

/** How the storing of a stream's readings goes, told as it goes. */
export interface IntakeEvents {
  /** So many more are stored. */
  stored(count: number): void;
  /** The store takes none just now, and is asked again. */
  waiting(why: string): void;
}

/**
 * Hands the readings of a stream to the door, and goes on trying until it has taken them: nobody would send them again.
 * Each carries a message id, so that a commit that was given up for late and took place after all is not doubled.
 */
@Injectable()
export class StreamIntake {
  constructor(
    private readonly ingest: ReadingIngest,
    private readonly settings: Settings,
  ) {}

  /**
   * Stores readings in their order, a bounded number at a time.
   *
   * @param submissions each with a message id of its own
   * @param signal ends the waiting for a store that is away; then one last attempt is made
   * @returns how many could not be stored before the signal
   */
  async store(submissions: readonly Submission[], events: IntakeEvents, signal: AbortSignal): Promise<number> {
    const most = Math.min(IN_FLIGHT_MAX, this.settings.queueMax);
    for (let from = 0; from < submissions.length; from += most) {
      const left = await this.storeTogether(submissions.slice(from, from + most), events, signal);
      // A store that hangs takes its time for each refusal, and a stop has not got it twice.
      if (left > 0) return left + Math.max(0, submissions.length - from - most);
    }
    return 0;
  }

  private async storeTogether(
    submissions: readonly Submission[],
    events: IntakeEvents,
    signal: AbortSignal,
  ): Promise<number> {
    const policy = new ReconnectPolicy();
    for (let left = submissions; ;) {
      const refused = await this.offer(left);
      if (refused.submissions.length < left.length) {
        events.stored(left.length - refused.submissions.length);
        policy.reset();
      }
      left = refused.submissions;
      if (left.length === 0 || signal.aborted) return left.length;
      events.waiting(refused.why);
      await pause(policy.next(), signal);
    }
  }

  /** Offers all at once, so that they share a commit, and gives those back that the door refused. */
  private async offer(submissions: readonly Submission[]) {
    const refused: { submissions: Submission[]; why: string } = { submissions: [], why: '' };
    const outcomes = await Promise.allSettled(submissions.map((submission) => this.ingest.accept(submission)));
    for (const [index, submission] of submissions.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status !== 'rejected') continue;
      if (!(outcome.reason instanceof StorageUnavailableError)) throw outcome.reason;
      refused.submissions.push(submission);
      refused.why = outcome.reason.message;
    }
    return refused;
  }
}
