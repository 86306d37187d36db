import type { LivePosition, LiveRange, Reading } from '@tachograph/contracts';
import type { ReadingHistory, ReadingIngest } from '../../readings/index.js';
import type { EveryStream } from './every-stream.js';
import type { LiveHead } from './live-head.js';
import type { StoreQuestions } from './store-questions.js';
import { TakenSpans } from './taken-spans.js';

/** Readings that are brought from the store for one viewer at most; more than that it reads from the history. */
const MISSED_MAX = 20_000;

/** Readings from the store that wait for all viewers together at most: many who are slow must not fill the memory. */
const WAITING_MAX = 500_000;

/** No reading is taken later than that after it was received: its time would be implausible. */
const AHEAD_MAX_MS = 24 * 3_600_000;

type Missed = Awaited<ReturnType<ReadingHistory['missed']>>;

/** What a viewer missed up to a place. */
export type Found = Missed & {
  readonly end: LivePosition;
  /** To be called by each who asked, once it has sent all of it or has gone. */
  readonly release: () => void;
};

interface Question {
  readonly answer: Promise<Found | undefined>;
  readonly wanted: (() => boolean)[];
}

/** What viewers missed that is not in memory any more, from the store. Those who missed the same share a question. */
export class StoreRecovery {
  private readonly open = new Map<string, Question>();
  private waiting = 0;

  constructor(
    private readonly history: ReadingHistory,
    private readonly ingest: ReadingIngest,
    private readonly head: LiveHead,
    private readonly questions: StoreQuestions,
  ) {}

  /**
   * What a stream brought after a place, up to the end that is told. A store that does not answer can't tell: then it is not
   * recovered.
   *
   * @param isWanted asked before the store is
   * @returns undefined where the answer is not wanted any more
   */
  find(stream: EveryStream, after: LivePosition, isWanted: () => boolean): Promise<Found | undefined> {
    const key = `${stream.number} ${after.seq} ${after.time} ${after.epoch}`;
    const open = this.open.get(key);
    if (open !== undefined) {
      open.wanted.push(isWanted);
      return open.answer;
    }
    const wanted = [isWanted];
    const answer = this.ask(stream, after, wanted);
    this.open.set(key, { wanted, answer });
    void answer.finally(() => this.open.delete(key));
    return answer;
  }

  notRecovered(after: LivePosition): Missed & { recovered: false } {
    return { recovered: false, reload: this.reloadAfter(after) };
  }

  private async ask(
    stream: EveryStream,
    after: LivePosition,
    wanted: readonly (() => boolean)[],
  ): Promise<Found | undefined> {
    let end = this.head.position;
    const question = () => {
      end = this.head.position;
      // It took nothing a moment ago: nobody is to wait for an answer that it does not give.
      if (this.ingest.storage.state === 'journal') return Promise.resolve(this.notRecovered(after));
      return this.history.missed({ channels: stream.patterns, after, upTo: end.seq, limit: MISSED_MAX });
    };
    try {
      const missed = await this.questions.ask<Missed>(question, () => wanted.some((isStillWanted) => isStillWanted()));
      return missed && { ...this.bound(missed, after, wanted.length), end };
    } catch {
      // Whoever answers for the database has logged why it doesn't.
      return { ...this.notRecovered(after), end, release: () => undefined };
    }
  }

  /** Keeps count of what waits to be sent. */
  private bound(missed: Missed, after: LivePosition, askers: number): Missed & Pick<Found, 'release'> {
    const count = missed.recovered ? missed.readings.length : 0;
    if (missed.recovered && this.waiting + count > WAITING_MAX) {
      return { ...this.tooMuch(missed.readings, after), release: () => undefined };
    }
    this.waiting += count;
    let holders = askers;
    const release = () => {
      holders -= 1;
      if (holders === 0) this.waiting -= count;
    };
    return { ...missed, release };
  }

  private tooMuch(readings: readonly Reading[], after: LivePosition): Missed {
    const spans = new TakenSpans();
    for (const reading of readings) spans.pass(reading);
    return { recovered: false, reload: spans.after(after.seq) ?? this.reloadAfter(after) };
  }

  /** Surely holds all that was stored after a place; of one that is none of this run, nothing is known but that. */
  private reloadAfter({ epoch, seq }: LivePosition): LiveRange {
    const { head } = this;
    if (epoch === head.epoch && seq >= head.start && seq <= head.seq) {
      return head.taken.after(seq) ?? { from: head.time, to: head.time };
    }
    return { from: 0, to: Math.max(head.time + AHEAD_MAX_MS, head.taken.after(head.start)?.to ?? 0) };
  }
}
