import type { LiveEvent, LivePosition, LiveRange } from '@tachograph/contracts';
import type { Row } from './ledger.ts';
import { LiveViewer } from './live-viewer.ts';

/** Readings that it was told to read from the history: those stored between two places, taken at these times. */
interface Hole {
  readonly after: number;
  readonly upTo: number;
  readonly reload: LiveRange;
}

/** Watches every reading, and can tell whether it saw each once and in order, or was told otherwise. */
export class EveryViewer extends LiveViewer {
  readonly name: string;
  private start: number | undefined;
  private checkedUpTo = 0;
  private seen: number[] = [];
  private holes: Hole[] = [];

  constructor(name: string, url: string, channels: string[]) {
    super(url, channels, 'every');
    this.name = name;
  }

  /** What is wrong, in words, with what it saw of these rows of its channels, oldest id first; once a row. */
  problems(rows: readonly Row[]): string[] {
    const from = Math.max(this.checkedUpTo, this.start ?? Infinity);
    const to = rows.at(-1)?.id ?? 0;
    const expected = rows.filter(({ id, takenAt }) => id > from && !this.wasToldOf(id, takenAt)).map(({ id }) => id);
    const stored = new Set(rows.map(({ id }) => id));
    const seen = this.seen.filter((id) => id <= to);
    const wrong = [
      ...describe('never saw', missing(expected, seen)),
      ...describe(
        'saw twice or out of order',
        seen.filter((id, i) => id <= (seen[i - 1] ?? this.checkedUpTo)),
      ),
      ...describe(
        'saw what is not stored',
        seen.filter((id) => id > from && !stored.has(id)),
      ),
    ];
    this.seen = this.seen.filter((id) => id > to);
    this.holes = this.holes.filter(({ upTo }) => upTo > to);
    this.checkedUpTo = to;
    return wrong.map((text) => `${this.name} ${text}`);
  }

  protected override after(): LivePosition | undefined {
    return this.position;
  }

  protected override take({ readings, position }: LiveEvent & { type: 'readings' }): void {
    for (const { id } of readings) this.seen.push(id);
    this.reached(position);
  }

  protected override skip(to: LivePosition, reload: LiveRange): void {
    this.holes.push({ after: this.position?.seq ?? 0, upTo: to.seq, reload });
    this.reached(to);
  }

  protected override reached(position: LivePosition): void {
    this.start ??= position.seq;
    super.reached(position);
  }

  private wasToldOf(id: number, takenAt: number): boolean {
    return this.holes.some(
      ({ after, upTo, reload }) => id > after && id <= upTo && takenAt >= reload.from && takenAt <= reload.to,
    );
  }
}

function missing(expected: readonly number[], seen: readonly number[]): number[] {
  const had = new Set(seen);
  return expected.filter((id) => !had.has(id));
}

function describe(what: string, ids: readonly number[]): string[] {
  return ids.length === 0 ? [] : [`${what} ${ids.length}: ${ids.slice(0, 5).join(', ')} …`];
}
