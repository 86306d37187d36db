import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { parseChannelPattern, type RetentionRules } from '@tachograph/contracts';
import { ChannelDirectory, type MatchedChannel } from '../../devices/index.js';
import { floorTo, LADDER } from '../rollups/ladder.js';
import { DAY_MS, RuleBook } from './rule-book.js';
import type { Line } from './stored-amounts.js';

/** Channels whose rules are looked up in one turn of the event loop. */
const CHANNELS_A_TURN = 200;

/** Draws the lines that rules mean. */
@Injectable()
export class ExpiryPlan {
  constructor(private readonly directory: ChannelDirectory) {}

  /** Every channel there is, or those of one device. */
  channels(): Promise<MatchedChannel[]> {
    const all = parseChannelPattern('*/*');
    return all === undefined ? Promise.resolve([]) : this.directory.match([all], Number.MAX_SAFE_INTEGER);
  }

  /** The lines of all channels, before which nothing is to be kept at an instant; none where something is kept for ever. */
  async lines({ rules }: Pick<RetentionRules, 'rules'>, now: number): Promise<Line[]> {
    const book = new RuleBook(rules);
    if (book.isEmpty) return [];
    const lines: Line[] = [];
    for (const [index, { id, device, channel }] of (await this.channels()).entries()) {
      if (index % CHANNELS_A_TURN === 0) await nextTurn();
      for (const [level, limit] of (book.limitsOf(device, channel, now) ?? []).entries()) {
        const before = floorTo(limit, unitOf(level));
        if (before > 0) lines.push({ channelId: id, level, before });
      }
    }
    return lines;
  }
}

/** Rollups go by whole segments: so much of a level goes at once, a multiple of a day. */
function unitOf(level: number): number {
  return Math.max(DAY_MS, LADDER.find((step) => step.level === level)?.segment ?? DAY_MS);
}
