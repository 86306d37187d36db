import { Injectable } from '@nestjs/common';
import { type ChannelPattern, parseChannelList, parseIdentifier, type ReadingList } from '@tachograph/contracts';
import {
  parseCursor,
  parseInstant,
  type ReadingPlace,
  type ReadingsQueryDto,
  toCursor,
} from '@tachograph/contracts/dto';
import { type PageQuestion, ReadingHistory } from '../read/reading-history.js';

/** Any name. */
const ANY = ['', ''] as const;

/** Answers questions for readings page by page, each with the cursors that lead to the pages beside it. */
@Injectable()
export class ReadingPages {
  constructor(private readonly history: ReadingHistory) {}

  /** @throws HistoryUnavailableError if the database does not answer */
  async page(query: ReadingsQueryDto): Promise<ReadingList> {
    const question: PageQuestion = {
      channels: channelsOf(query),
      from: parseInstant(query.from, 'start'),
      to: parseInstant(query.to, 'end'),
      // One more tells whether there is another page.
      limit: query.limit + 1,
      before: parseCursor(query.before),
      after: parseCursor(query.after),
    };
    const found = await this.history.page(question);
    const hasMore = found.length > query.limit;
    const { after: start } = question;
    const data = start === undefined ? found.slice(-query.limit) : found.slice(0, query.limit);
    const [first, last] = [data[0], data.at(-1)];
    const before = start !== undefined ? (first ?? behind(start)) : hasMore ? first : undefined;
    return {
      count: data.length,
      data,
      before: before === undefined ? null : toCursor(before),
      after: toCursor(last ?? start ?? beginOf(question)),
    };
  }
}

function channelsOf({ channel, device, channels }: ReadingsQueryDto): readonly ChannelPattern[] {
  if (channels !== undefined) return parseChannelList(channels) ?? [];
  // As the door names it: what is stored has no white space around it.
  const [channelName, deviceName] = [parseIdentifier(channel), parseIdentifier(device)];
  if (channelName === undefined) return [];
  const text = `${device ?? '*'}/${channelName}`;
  return [{ text, device: deviceName === undefined ? ANY : [deviceName], channel: [channelName] }];
}

/** Where a page after begins with the very first reading that there may be, or come. */
function beginOf({ before, from = 0 }: PageQuestion): ReadingPlace {
  return before === undefined ? { takenAt: from, id: 0 } : { takenAt: before.takenAt, id: Math.max(0, before.id - 1) };
}

/** Where a page before ends with the reading of the place itself. */
function behind({ takenAt, id }: ReadingPlace): ReadingPlace {
  return { takenAt, id: id + 1 };
}
