import { Injectable } from '@nestjs/common';
import type { ChannelPattern, TimeSpan } from '@tachograph/contracts';
import { Clock } from '../../platform/clock.js';
import { AskedChannels } from './asked-channels.js';
import { HistoryAnswers } from './history-answers.js';

/** Asks the thread for series. */
@Injectable()
export class SeriesQuestions {
  constructor(
    private readonly asked: AskedChannels,
    private readonly answers: HistoryAnswers,
    private readonly clock: Clock,
  ) {}

  /**
   * @param points of each channel at most
   * @param percentile 1 to 99: which one is wished of each bucket
   * @returns a `SeriesAnswer` as JSON in UTF-8
   * @throws InvalidRequestError if more channels are meant than one answer may hold, or the range is empty
   * @throws HistoryUnavailableError if the database does not answer
   */
  async json(
    patterns: readonly ChannelPattern[],
    span: TimeSpan,
    points: number,
    percentile?: number,
  ): Promise<Uint8Array> {
    const channels = await this.asked.of(patterns, span);
    return this.answers.ask((engine) => engine.series({ channels, span, points, percentile, now: this.clock.now() }));
  }
}
