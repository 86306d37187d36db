import {
  type ChannelPattern,
  KEPT_RESOLUTIONS,
  matchesChannel,
  parseChannelPattern,
  type RetentionRule,
} from '@tachograph/contracts';
import { floorTo } from '../rollups/ladder.js';

export const DAY_MS = 24 * 3_600_000;

/** Instants, milliseconds since 1970, by level (0 the readings, 1 and up the ladder's steps): before them nothing is kept. */
export type Limits = readonly number[];

/** Rules that can be asked about a channel. */
export class RuleBook {
  private readonly entries: readonly { pattern: ChannelPattern; keep: RetentionRule['keep'] }[];

  constructor(rules: readonly RetentionRule[]) {
    this.entries = rules.flatMap(({ pattern: text, keep }) => {
      const pattern = parseChannelPattern(text);
      return pattern === undefined ? [] : { pattern, keep };
    });
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** What the first rule that means a channel says, at this instant; undefined where none does. */
  limitsOf(device: string, channel: string, now: number): Limits | undefined {
    const entry = this.entries.find(({ pattern }) => matchesChannel(pattern, device, channel));
    if (entry === undefined) return undefined;
    return KEPT_RESOLUTIONS.map((resolution) => {
      const days = entry.keep[resolution];
      return typeof days === 'number' ? floorTo(now - days * DAY_MS, DAY_MS) : -Infinity;
    });
  }
}
