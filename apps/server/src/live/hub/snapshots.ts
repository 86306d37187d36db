import type { Reading } from '@tachograph/contracts';
import type { ReadingHistory } from '../../readings/index.js';
import { type ChannelRouter, isNewer } from './channel-router.js';
import type { FlushRounds } from './flush-rounds.js';
import type { LatestStream } from './latest-stream.js';
import type { StoreQuestions } from './store-questions.js';

/** Channels of one stream that are looked for in the store at most. */
const CHANNELS_MAX = 10_000;

/** Milliseconds until a store that did not answer is asked again. */
const RETRY_MS = 5_000;

/**
 * Brings the newest values that the store knows into a stream of newest values: when it begins, and where it may have missed some. What arrives meanwhile
 * goes its usual way, and the later one counts, so nothing falls between. While the store does not answer, viewers have what
 * memory knows.
 */
export class Snapshots {
  private readonly retries = new Map<LatestStream, NodeJS.Timeout>();
  private readonly open = new Set<LatestStream>();
  /** Those for which the store is being asked, and whether it has to be asked once more. */
  private readonly asking = new Map<LatestStream, boolean>();

  constructor(
    private readonly history: ReadingHistory,
    private readonly questions: StoreQuestions,
    private readonly router: ChannelRouter,
    private readonly rounds: FlushRounds,
  ) {}

  begin(stream: LatestStream): void {
    this.open.add(stream);
    // Whoever calls again and again while the store is away still asks it one question at a time.
    if (this.retries.has(stream)) return;
    if (this.asking.has(stream)) this.asking.set(stream, true);
    else void this.ask(stream);
  }

  end(stream: LatestStream): void {
    this.open.delete(stream);
    clearTimeout(this.retries.get(stream));
    this.retries.delete(stream);
  }

  private async ask(stream: LatestStream): Promise<void> {
    this.asking.set(stream, false);
    const hasAnswered = await this.bring(stream);
    const again = this.asking.get(stream) === true;
    this.asking.delete(stream);
    if (!this.open.has(stream)) return;
    if (!hasAnswered) this.askLater(stream);
    else if (again) void this.ask(stream);
  }

  private askLater(stream: LatestStream): void {
    const timer = setTimeout(() => {
      this.retries.delete(stream);
      void this.ask(stream);
    }, RETRY_MS);
    this.retries.set(stream, timer);
  }

  /** @returns whether the store answered */
  private async bring(stream: LatestStream): Promise<boolean> {
    try {
      const newest = () => this.history.newestOfEach(stream.patterns, CHANNELS_MAX);
      const readings = await this.questions.ask(newest, () => this.open.has(stream));
      if (readings !== undefined && this.open.has(stream)) this.show(stream, readings);
      return true;
    } catch {
      // Whoever answers for the database has logged why it doesn't.
      return false;
    }
  }

  private show(stream: LatestStream, readings: readonly Reading[]): void {
    for (const reading of readings) {
      const channel = this.router.channelOf(reading);
      if (!isNewer(reading, channel.newest)) continue;
      channel.newest = reading;
      stream.change(channel);
    }
    this.rounds.begin();
  }
}
