import { floorTo, type Step } from './ladder.js';
import type { StoredRow } from './rollup-patch.js';
import { encodeSketches } from './sketch-codec.js';
import { type SketchReader, sketchesPerRow } from './sketch-reader.js';
import type { SketchBins } from './value-sketch.js';

interface PatchedRow {
  readonly step: Step;
  readonly start: number;
  /** Whether the database has it. */
  readonly stored: boolean;
  readonly sketches: Map<number, SketchBins>;
}

/** Changes to the sketches of one channel, until they are written as rows. */
export class SketchPatch {
  private readonly patched = new Map<string, PatchedRow>();

  constructor(
    private readonly channelId: number,
    private readonly reader: SketchReader,
  ) {}

  /** The sketch of the hour or day that begins at `start`. */
  async get(step: Step, start: number): Promise<SketchBins | undefined> {
    const row = await this.load(step, start);
    return row.sketches.get((start - row.start) / step.width);
  }

  /** @param bins undefined: it is to have no sketch */
  async set(step: Step, start: number, bins: SketchBins | undefined): Promise<void> {
    const row = await this.load(step, start);
    const index = (start - row.start) / step.width;
    if (bins === undefined) row.sketches.delete(index);
    else row.sketches.set(index, bins);
  }

  /** The rows that end at an instant or before it; they are forgotten here. */
  rows(until: number): StoredRow[] {
    const rows: StoredRow[] = [];
    for (const [key, { step, start, stored, sketches }] of this.patched) {
      if (start + step.width * sketchesPerRow(step) > until) continue;
      this.patched.delete(key);
      const { level } = step;
      if (sketches.size > 0) rows.push({ level, start, data: encodeSketches(sketches) });
      else if (stored) rows.push({ level, start, data: null });
    }
    return rows;
  }

  private async load(step: Step, instant: number): Promise<PatchedRow> {
    const start = floorTo(instant, step.width * sketchesPerRow(step));
    const key = `${step.level} ${start}`;
    const known = this.patched.get(key);
    if (known !== undefined) return known;
    const sketches = await this.reader.row(this.channelId, step, start);
    const row = { step, start, stored: sketches !== undefined, sketches: sketches ?? new Map<number, SketchBins>() };
    this.patched.set(key, row);
    return row;
  }
}
