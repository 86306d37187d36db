const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line that can't be given as text: too long, or no UTF-8. */
export type LineFault = 'too long' | 'no UTF-8';

/** The text of one line without its end, or what is wrong with it. */
export type SplitLine = { readonly text: string } | { readonly fault: LineFault };

/**
 * Cuts bytes that come in chunks into lines, which end with LF or CR LF. A line is decoded only when it is whole (no byte
 * of a longer UTF-8 character is an LF), so a chunk may end anywhere. A line above the limit is told once, when it exceeds
 * it, and the rest of it is dropped as it comes.
 */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private pieces: Buffer[] = [];
  private bytes = 0;
  private dropping = false;

  /** @param maxBytes of one line, its end not counted */
  constructor(private readonly maxBytes: number) {}

  /** The lines that end in this chunk. */
  push(chunk: Buffer): SplitLine[] {
    const lines: SplitLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      lines.push(...this.keep(chunk.subarray(from, end)), ...this.finish());
      from = end + 1;
    }
    return [...lines, ...this.keep(chunk.subarray(from))];
  }

  /** What follows the last line end, when nothing more comes. */
  end(): SplitLine[] {
    return this.bytes > 0 || this.dropping ? this.finish() : [];
  }

  private keep(piece: Buffer): SplitLine[] {
    if (this.dropping || piece.length === 0) return [];
    // A CR may belong to the line's end; it is counted once more has come after it.
    const ownBytes = piece.at(-1) === CARRIAGE_RETURN ? piece.length - 1 : piece.length;
    if (this.bytes + ownBytes > this.maxBytes) {
      this.forget();
      this.dropping = true;
      return [{ fault: 'too long' }];
    }
    this.pieces.push(piece);
    this.bytes += piece.length;
    return [];
  }

  private finish(): SplitLine[] {
    if (this.dropping) {
      this.dropping = false;
      return [];
    }
    const [only] = this.pieces;
    // Most lines lie whole in their chunk, and need no copy.
    const line = this.pieces.length === 1 && only !== undefined ? only : Buffer.concat(this.pieces);
    this.forget();
    return [this.decode(line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line)];
  }

  private forget(): void {
    this.pieces = [];
    this.bytes = 0;
  }

  private decode(line: Buffer): SplitLine {
    try {
      return { text: this.decoder.decode(line) };
    } catch {
      return { fault: 'no UTF-8' };
    }
  }
}
