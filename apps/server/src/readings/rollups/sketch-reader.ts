import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { DAILY, floorTo, type Step } from './ladder.js';
import { decodeSketches } from './sketch-codec.js';
import type { SketchBins } from './value-sketch.js';

/** Sketches of one row: the hours of a day, or 32 days. */
export function sketchesPerRow({ level }: Step): number {
  return level === DAILY.level ? 32 : 24;
}

/** Readings from which on an hour has a sketch. Fewer are read about as fast, and a sketch would take as much as they do. */
export const SKETCH_MIN = 300;

/** The sketch of one hour or one day. */
export interface StoredSketch {
  /** Milliseconds since 1970, UTC. */
  readonly start: number;
  readonly bins: SketchBins;
}

const ROWS = `SELECT start, data FROM rollup_sketch
  WHERE channel_id = ? AND level = ? AND start > ? AND start < ? ORDER BY start`;

/**
 * What the table of sketches holds, for the steps `1h` and `1d`. A day that has none has no readings, an hour fewer than
 * `SKETCH_MIN`. They can be believed where rollups can be (see `RollupReader.state`).
 */
export class SketchReader {
  constructor(private readonly questions: Questions) {}

  /** The sketches of the hours or days that begin in a stretch of time, in its order. */
  async sketches(channelId: number, step: Step, { from, to }: TimeSpan): Promise<StoredSketch[]> {
    const length = step.width * sketchesPerRow(step);
    // One that ends at `from` holds nothing of it.
    const parameters = [channelId, step.level, from - length, to];
    const rows = await this.questions.rows<[start: number, data: Uint8Array]>(ROWS, parameters);
    return rows
      .flatMap(([row, data]) =>
        [...decodeSketches(data)].map(([index, bins]) => ({ start: row + index * step.width, bins })),
      )
      .filter(({ start }) => start >= from && start < to);
  }

  /** The sketches of the row that holds an instant, by their index in it; undefined where there is no row. */
  async row(channelId: number, step: Step, instant: number): Promise<Map<number, SketchBins> | undefined> {
    const start = floorTo(instant, step.width * sketchesPerRow(step));
    const [row] = await this.questions.rows<[number, Uint8Array]>(ROWS, [channelId, step.level, start - 1, start + 1]);
    return row === undefined ? undefined : decodeSketches(row[1]);
  }
}
