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
 * Brings the newest values that the store knows into a stream of newest values: once, when it begins. What arrives meanwhile
 * goes its usual way, and the later one counts, so nothing falls between. While the store does not answer, viewers have what
 * memory knows.
 */
export class Snapshots {
  private readonly retries = new Map<LatestStream, NodeJS.Timeout>();
  private readonly open = new Set<LatestStream>();

  constructor(
    private readonly history: ReadingHistory,
    private readonly questions: StoreQuestions,
    private readonly router: ChannelRouter,
    private readonly rounds: FlushRounds,
  ) {}

  begin(stream: LatestStream): void {
    this.open.add(stream);
    void this.bring(stream);
  }

  end(stream: LatestStream): void {
    this.open.delete(stream);
    clearTimeout(this.retries.get(stream));
    this.retries.delete(stream);
  }

  private async bring(stream: LatestStream): Promise<void> {
    try {
      const newest = () => this.history.newestOfEach(stream.patterns, CHANNELS_MAX);
      const readings = await this.questions.ask(newest, () => this.open.has(stream));
      if (readings === undefined || !this.open.has(stream)) return;
      for (const reading of readings) {
        const channel = this.router.channelOf(reading);
        if (!isNewer(reading, channel.newest)) continue;
        channel.newest = reading;
        stream.change(channel);
      }
      this.rounds.begin();
    } catch {
      // Whoever answers for the database has logged why it doesn't.
      if (this.open.has(stream))
        this.retries.set(
          stream,
          setTimeout(() => void this.bring(stream), RETRY_MS),
        );
    }
  }
}
