import type { ChannelPattern, LivePosition, LiveRange } from '@tachograph/contracts';
import type { ReadingHistory, ReadingIngest } from '../../readings/index.js';
import type { LiveHead } from './live-head.js';
import type { StoreQuestions } from './store-questions.js';

/** Readings that are brought from the store for one viewer at most; more than that it reads from the history. */
const MISSED_MAX = 20_000;

/** Milliseconds by which a time taken may be off the time of storing, where nothing better is known. */
const SLACK_MS = 120_000;

type Missed = Awaited<ReturnType<ReadingHistory['missed']>>;

/** What a viewer missed that is not in memory any more, from the store. */
export class MissedReadings {
  constructor(
    private readonly history: ReadingHistory,
    private readonly ingest: ReadingIngest,
    private readonly head: LiveHead,
    private readonly questions: StoreQuestions,
  ) {}

  /**
   * What was stored after a place, up to the reading `upTo`. A store that does not answer, or does not hold all of it yet,
   * can't tell: then it is not recovered.
   *
   * @returns undefined where the answer is not wanted any more
   */
  async find(
    channels: readonly ChannelPattern[],
    after: LivePosition,
    upTo: number,
    isWanted: () => boolean,
  ): Promise<Missed | undefined> {
    const question = { channels, after, upTo, limit: MISSED_MAX };
    try {
      return await this.questions.ask(async () => {
        // What waits in the journal has been published and is not in the database.
        if (this.ingest.storage.waiting > 0) return this.notRecovered(after);
        return this.history.missed(question);
      }, isWanted);
    } catch {
      // Whoever answers for the database has logged why it doesn't.
      return this.notRecovered(after);
    }
  }

  notRecovered(after: LivePosition): Missed & { recovered: false } {
    return { recovered: false, reload: this.reloadAfter(after) };
  }

  private reloadAfter({ time }: LivePosition): LiveRange {
    return { from: Math.max(0, Math.min(time, this.head.time) - SLACK_MS), to: this.head.time + SLACK_MS };
  }
}
