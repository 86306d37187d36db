import { BrokenFileError, ImportFileError } from './errors.js';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Bytes of one record. */
const RECORD_MAX = 1024 * 1024;

/** Brackets within each other: what no record has, and a file of nothing else would fill the memory with. */
const DEPTH_MAX = 1_000;

/**
 * Takes a JSON document apart into the texts of its records, as its bytes come: the objects of an array, which is the document or stands directly
 * in it. Nobody has looked at them yet.
 */
export class JsonTexts {
  /** The brackets that are open. */
  private readonly open: number[] = [];
  private begun = false;
  private inText = false;
  private escaped = false;
  /** Of a record that is not whole yet: its beginning, from the chunks before. */
  private pieces: Buffer[] = [];
  private bytes = 0;
  private recordDepth = 0;

  /**
   * The records that end in this chunk. Hot path: once a byte.
   *
   * @throws ImportFileError where it is no document, BrokenFileError for a record that is too long
   */
  push(chunk: Buffer): string[] {
    const texts: string[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.inText) this.passText(byte);
      else if (byte === QUOTE) this.inText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (byte === OPEN_OBJECT && this.beginsRecord()) {
          from = at;
          this.recordDepth = this.open.length + 1;
        }
        this.begun = true;
        if (this.open.push(byte) > DEPTH_MAX) throw noDocument();
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.recordDepth === this.open.length && this.recordDepth > 0) texts.push(this.take(chunk, from, at + 1));
        this.open.pop();
      } else if (!this.begun && byte > 0x20 && !isMark(byte)) throw noDocument();
    }
    if (this.recordDepth > 0) this.keep(chunk.subarray(from));
    return texts;
  }

  /** @throws BrokenFileError where the document is not whole */
  end(): void {
    if (!this.begun) throw noDocument();
    if (this.open.length > 0 || this.inText) throw new BrokenFileError('the file is no JSON: it has no end');
  }

  private passText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inText = false;
  }

  private beginsRecord(): boolean {
    return this.recordDepth === 0 && this.open.length <= 2 && this.open.at(-1) === OPEN_ARRAY;
  }

  private take(chunk: Buffer, from: number, to: number): string {
    this.recordDepth = 0;
    if (this.pieces.length === 0) return chunk.toString('utf8', from, to);
    const text = Buffer.concat([...this.pieces, chunk.subarray(0, to)]).toString('utf8');
    this.pieces = [];
    this.bytes = 0;
    return text;
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece);
    this.bytes += piece.length;
    if (this.bytes > RECORD_MAX) throw new BrokenFileError(`a record of the file is longer than ${RECORD_MAX} bytes`);
  }
}

/** Of the mark that some editors put before UTF-8. */
function isMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function noDocument(): ImportFileError {
  return new ImportFileError(
    'format',
    'the file is no JSON document; an array of objects, or an object with such an array, is accepted',
  );
}
