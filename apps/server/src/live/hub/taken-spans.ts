import type { LiveRange, Reading } from '@tachograph/contracts';

/** Readings of one span at first, and spans that are kept: past them, two become one, and spans twice as long. */
const SPAN_READINGS = 4_096;
const SPANS_MAX = 1_024;

interface Span {
  last: number;
  from: number;
  to: number;
}

/**
 * Between which times readings were taken, those that came late among them, for any place in their order. Some thousand
 * readings share a span, and there is a bounded number of those: an answer may cover more than was asked for, never less.
 */
export class TakenSpans {
  private spans: Span[] = [];
  private readings = 0;

  constructor(
    private spanReadings = SPAN_READINGS,
    private readonly spansMax = SPANS_MAX,
  ) {}

  /** Hot path: once a reading, in the order of ids. */
  pass({ id, takenAt }: Reading): void {
    const span = this.spans.at(-1);
    if (span === undefined || this.readings === this.spanReadings) {
      this.begin({ last: id, from: takenAt, to: takenAt });
      return;
    }
    this.readings += 1;
    span.last = id;
    if (takenAt < span.from) span.from = takenAt;
    if (takenAt > span.to) span.to = takenAt;
  }

  /** The times of all readings after an id; undefined where there is none. */
  after(seq: number): LiveRange | undefined {
    const first = this.spans.findIndex(({ last }) => last > seq);
    if (first < 0) return undefined;
    const { from, to } = this.spans.slice(first).reduce(join);
    return { from, to };
  }

  private begin(span: Span): void {
    this.readings = 1;
    this.spans.push(span);
    if (this.spans.length <= this.spansMax) return;
    this.spanReadings *= 2;
    const odd = (index: number) => index % 2 === 1;
    this.spans = this.spans.flatMap((one, index, all) => (odd(index) ? [] : [join(one, all[index + 1] ?? one)]));
  }
}

function join(a: Span, b: Span): Span {
  return { last: b.last, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
