import { Injectable } from '@nestjs/common';
import { type ChannelPattern, SERIES_CHANNELS_MAX, type TimeSpan } from '@tachograph/contracts';
import { ChannelDirectory, type MatchedChannel } from '../../devices/index.js';
import { InvalidRequestError } from '../../platform/errors/index.js';
import { WaitingSpans } from '../journal/waiting-spans.js';
import { HistoryAnswers } from './history-answers.js';
import type { SeriesChannel } from './series-reader.js';

/** Puts names into the numbers that the thread knows, and adds what only this thread knows: what waits in the journal. */
@Injectable()
export class AskedChannels {
  constructor(
    private readonly directory: ChannelDirectory,
    private readonly waiting: WaitingSpans,
    private readonly answers: HistoryAnswers,
  ) {}

  /**
   * The channels that a question for a range means, by device and channel.
   *
   * @throws InvalidRequestError if more channels are meant than one answer may hold, or the range is empty
   * @throws HistoryUnavailableError if the database does not answer
   */
  async of(patterns: readonly ChannelPattern[], span: TimeSpan): Promise<SeriesChannel[]> {
    requireTime(span);
    const found = await this.answers.orUnavailable(this.directory.match(patterns, SERIES_CHANNELS_MAX + 1));
    if (found.length > SERIES_CHANNELS_MAX) throw tooManyChannels();
    const channels: SeriesChannel[] = [];
    for (const channel of found.sort(byName)) {
      channels.push({ ...channel, waiting: await this.waiting.of(channel, span) });
    }
    return channels;
  }
}

/** @throws InvalidRequestError if the range is empty or the wrong way round */
export function requireTime({ from, to }: TimeSpan): void {
  if (from < to) return;
  const told = `from is ${new Date(from).toISOString()}, to is ${new Date(to).toISOString()}`;
  throw new InvalidRequestError([{ path: 'from', message: `from must be before to: ${told}` }]);
}

function tooManyChannels(): InvalidRequestError {
  const message = `channels must mean at most ${SERIES_CHANNELS_MAX} channels; these patterns mean more`;
  return new InvalidRequestError([{ path: 'channels', message }]);
}

type Names = Pick<MatchedChannel, 'device' | 'channel'>;

/** The order of channels in answers. */
export function byName(a: Names, b: Names): number {
  return compare(a.device, b.device) || compare(a.channel, b.channel);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
