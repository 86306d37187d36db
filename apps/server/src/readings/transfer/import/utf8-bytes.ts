import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '@tachograph/contracts';
import { ImportFileError } from './errors.js';

const LINE_FEED = 0x0a;

/** Characters of a line that are told. */
const TOLD_MAX = 60;

/** The marks with which files say that they are UTF-16. */
const MARKS: readonly (readonly [TextEncoding, Buffer])[] = [
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * The bytes of a text file as UTF-8: what is no UTF-8 would else become names that nobody gave.
 *
 * @param encoding in which the file is written; without it UTF-16 where its mark says so, else UTF-8
 * @throws ImportFileError where the file is not written in it
 */
export async function* utf8Bytes(chunks: AsyncIterable<Buffer>, encoding?: TextEncoding): AsyncGenerator<Buffer> {
  let recode: ((chunk: Buffer) => Buffer) | undefined;
  for await (const chunk of chunks) {
    recode ??= recoder(encoding ?? marked(chunk));
    yield recode(chunk);
  }
  const rest = recode?.(Buffer.alloc(0));
  if (rest !== undefined && rest.length > 0) yield rest;
}

function marked(chunk: Buffer): TextEncoding {
  return MARKS.find(([, mark]) => chunk.subarray(0, mark.length).equals(mark))?.[0] ?? 'utf-8';
}

/** Takes the file chunk after chunk, and nothing at its end. */
function recoder(encoding: TextEncoding): (chunk: Buffer) => Buffer {
  if (encoding === 'utf-8') return checked();
  const decoder = new TextDecoder(encoding);
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: chunk.length > 0 }));
}

/** Lets UTF-8 through; a character that goes on in the next chunk waits for it. */
function checked(): (chunk: Buffer) => Buffer {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const end = chunk.length === 0 ? bytes.length : endOfCharacters(bytes);
    const whole = bytes.subarray(0, end);
    held = bytes.subarray(end);
    if (!isUtf8(whole)) throw new ImportFileError('encoding', refusal(whole));
    return whole;
  };
}

/** Where the last character begins that needs more bytes than there are; the length, where none does. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function refusal(bytes: Buffer): string {
  let from = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end + 1;
  }
  const end = bytes.indexOf(LINE_FEED, from);
  const line = bytes.toString('utf8', from, end < 0 ? bytes.length : end).trim();
  const told = line.slice(0, TOLD_MAX) + (line.length > TOLD_MAX ? '…' : '');
  return `the file is not UTF-8, as in ${JSON.stringify(told)}; save it as UTF-8, or say encoding=windows-1252, utf-16le or utf-16be`;
}
