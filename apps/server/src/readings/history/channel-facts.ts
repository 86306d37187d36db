import type { TimeSpan } from '@tachograph/contracts';
import type { RollupReader } from '../rollups/rollup-reader.js';
import type { KeptLevels } from './kept-levels.js';

/** Level of the readings themselves, in which every step of the ladder ends. */
export const RAW_LEVEL = 0;

/** What is known of a channel when a question about it begins: where rollups can be believed, and what has expired. */
export interface ChannelFacts {
  readonly id: number;
  /** As `RollupState` has them. */
  readonly rolledTo: number;
  readonly stale: readonly TimeSpan[];
  /** Before when a level is not kept; -Infinity where it is kept whole. */
  readonly keptFrom: (level: number) => number;
}

/**
 * The facts of channels, to be asked for before anything that they tell of.
 *
 * @throws whatever the database throws
 */
export async function channelFacts(
  { rollups, kept }: { readonly rollups: RollupReader; readonly kept: KeptLevels },
  channelIds: readonly number[],
): Promise<ChannelFacts[]> {
  const { rolledTo, stale } = await rollups.state(channelIds);
  const keptOf = await kept.of(channelIds);
  return channelIds.map((id) => {
    const lines = keptOf(id);
    return { id, rolledTo, stale: stale.get(id) ?? [], keptFrom: (level) => lines.get(level) ?? -Infinity };
  });
}
