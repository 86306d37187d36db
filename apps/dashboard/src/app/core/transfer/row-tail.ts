import { joined } from './joined-bytes';
import { columnNames, rowCursor } from './row-cursor';

const NEWLINE = 10;
const END_OF_NDJSON = /^\{"rows":\d+\}$/;

/** Lets only whole lines of an export through, counts its rows, and knows from where it can go on. */
export class RowTail {
  private pending = new Uint8Array();
  private lines = 0;
  private columns: readonly string[] = [];
  private lastLine = '';

  constructor(private readonly format: 'csv' | 'ndjson') {}

  /** Rows that were let through: lines without the first, which says what the file is, and NDJSON's last, which counts them. */
  get rows(): number {
    return Math.max(0, this.lines - (END_OF_NDJSON.test(this.lastLine) ? 2 : 1));
  }

  /** From where an export goes on; undefined before the first row. */
  cursor(): string | undefined {
    return this.rows === 0 ? undefined : rowCursor(this.format, this.columns, this.lastLine);
  }

  /** What came last is cut off in the middle of a line: the line comes again. */
  goOn(): void {
    this.pending = new Uint8Array();
  }

  /** The whole lines up to here; null where there is none yet. */
  take(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
    const all = joined(this.pending, bytes);
    const end = all.lastIndexOf(NEWLINE) + 1;
    this.pending = all.slice(end);
    if (end === 0) return null;
    const whole = all.subarray(0, end);
    this.look(whole);
    return whole;
  }

  /** What stands behind the last line. */
  rest(): Uint8Array<ArrayBuffer> {
    const rest = this.pending;
    this.pending = new Uint8Array();
    return rest;
  }

  private look(whole: Uint8Array<ArrayBuffer>): void {
    const text = (from: number, to: number) => new TextDecoder().decode(whole.subarray(from, to)).trim();
    if (this.lines === 0) this.columns = columnNames(text(0, whole.indexOf(NEWLINE)));
    for (let at = whole.indexOf(NEWLINE); at !== -1; at = whole.indexOf(NEWLINE, at + 1)) this.lines += 1;
    const start = whole.length < 2 ? 0 : whole.lastIndexOf(NEWLINE, whole.length - 2) + 1;
    this.lastLine = text(start, whole.length);
  }
}
