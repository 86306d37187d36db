import type { DatabaseSettings } from '../../platform/config/index.js';
import { openQuestions } from '../../platform/questions/index.js';
import { HistoryEngine } from '../history/history-engine.js';
import { type CheckedChannel, CheckedChannels } from './checked-channels.js';
import type { RollupDifference } from './rollup-check.js';
import { cutAt } from './spans.js';

/** Differences of one channel that are told one by one. */
const TOLD_MAX = 20;

/** Time taken that is checked before it is told how far: millions of readings at most. */
const PIECE_MS = 32 * 86_400_000;

/** Where a check tells what it finds. */
export interface CheckOutput {
  line(text: string): void;
  /** How far it is, in place of what was told so last; an empty text where there is nothing to wait for. */
  progress(text: string): void;
}

/**
 * Computes all rollups anew and compares, channel by channel.
 *
 * @returns how many channels differ
 * @throws whatever the database throws
 */
export async function checkRollups(database: DatabaseSettings, output: CheckOutput): Promise<number> {
  const questions = openQuestions(database);
  const engine = new HistoryEngine(questions);
  try {
    const checked = new CheckedChannels(questions);
    const { rolledTo, channels } = await checked.all();
    output.line(
      rolledTo === undefined
        ? 'nothing is rolled up yet, so there is nothing to check'
        : `checked is what was taken before ${new Date(rolledTo).toISOString()}: as far as rollups go`,
    );
    let bad = 0;
    for (const [index, channel] of channels.entries()) {
      const name = `${index + 1}/${channels.length} ${channel.name}`;
      const tellProgress = (to: number) => {
        output.progress(`${name}: ${new Date(to).toISOString().slice(0, 10)}`);
      };
      const differences = await differencesOf(engine, checked, channel, tellProgress);
      output.progress('');
      output.line(`${name}: ${differences.length === 0 ? 'agrees' : `${differences.length} differences`}`);
      for (const difference of differences.slice(0, TOLD_MAX)) output.line(`  ${tell(difference)}`);
      if (differences.length > 0) bad += 1;
    }
    output.line(`${channels.length - bad} channels agree, ${bad} differ`);
    return bad;
  } finally {
    await engine.close();
  }
}

async function differencesOf(
  engine: HistoryEngine,
  checked: CheckedChannels,
  { id, span }: CheckedChannel,
  tellProgress: (to: number) => void,
): Promise<RollupDifference[]> {
  const found: RollupDifference[] = [];
  for (const piece of cutAt(span, PIECE_MS)) {
    tellProgress(piece.from);
    found.push(...(await engine.verifyRollups(id, piece, await checked.expiredBefore(id))));
  }
  // What has expired meanwhile was looked at while it was being removed.
  const keptFrom = await checked.expiredBefore(id);
  return found.filter(({ from }) => from >= keptFrom);
}

function tell({ step, from, to, what }: RollupDifference): string {
  return `${step}, ${new Date(from).toISOString()} to ${new Date(to).toISOString()}: ${what}`;
}
