import type { RollupReader } from '../rollups/rollup-reader.js';
import type { KeptLevels } from './kept-levels.js';
import type { ChannelFacts } from './series-planner.js';

/**
 * What is known of channels, their rate excepted; to be asked for before anything that it tells of.
 *
 * @throws whatever the database throws
 */
export async function channelFacts(
  { rollups, kept }: { readonly rollups: RollupReader; readonly kept: KeptLevels },
  channelIds: readonly number[],
): Promise<ChannelFacts[]> {
  const [{ rolledTo, stale }, lines] = await Promise.all([rollups.state(channelIds), kept.of(channelIds)]);
  return channelIds.map((id) => ({
    id,
    rolledTo,
    stale: stale.get(id) ?? [],
    keptFrom: (level) => lines.get(id)?.get(level) ?? -Infinity,
    rate: Infinity,
  }));
}
