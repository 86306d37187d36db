import { CsvError, parse, type Parser } from 'csv-parse';
import { armed } from '../spreadsheet-text.js';
import { BrokenFileError, ImportFileError } from './errors.js';
import { CHANNEL, DEVICE, findColumns, type ImportPlan, UNIT } from './import-columns.js';
import type { FileRecord } from './record-reader.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;

const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/** Characters of one record: a quote that is never closed must not swallow the file. */
const RECORD_MAX = 1024 * 1024;

/**
 * The records of a CSV file as they come (RFC 4180, UTF-8), the first of which names the columns. Lines that begin with # are comments.
 *
 * @param delimiter found in the first line where none is given
 * @throws ImportFileError where the columns are not to be found, BrokenFileError where it is no CSV
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  plan: ImportPlan,
  delimiter?: string,
): AsyncGenerator<FileRecord[]> {
  let columns: number[] | undefined;
  let width = 0;
  let row = 0;
  for await (const { lines, isOpen } of linesOf(chunks, delimiter)) {
    const records: FileRecord[] = [];
    for (const [index, cells] of lines.entries()) {
      row += 1;
      if (cells.length === 1 && (cells[0] ?? '').trim() === '') continue;
      if (columns === undefined) {
        columns = findColumns(plan, cells);
        width = cells.length;
      } else if (isOpen && index === lines.length - 1 && cells.length < width)
        records.push({ row, cells: [], fault: CUT_OFF });
      else records.push({ row, cells: columns.map((column, place) => cellAt(cells, column, place)) });
    }
    yield records;
  }
  if (columns === undefined)
    throw new ImportFileError('format', 'the file is empty; a CSV file with a header is accepted');
}

/** Of names and units, what keeps a spreadsheet from calculating is taken off: other formats don't have it. Hot path. */
function cellAt(cells: readonly string[], index: number, place: number): string | undefined {
  if (index < 0) return undefined;
  const text = cells[index] ?? '';
  return place === DEVICE || place === CHANNEL || place === UNIT ? armed(text) : text;
}

/** With which files for Excel say what is between their cells, before anything else. */
const SEPARATOR_LINE = /^(\uFEFF?)sep=([,;\t|])\r?\n/i;
/** Bytes that it may have, with the mark of UTF-8. */
const SEPARATOR_LINE_BYTES = 10;

/** Of a file that broke off, half a number must not pass for a value. */
const CUT_OFF = 'the line is cut off: it has no end, and fewer cells than the header; a whole file is accepted';

/** Lines taken apart into cells; the last of them has no end where it is open. */
interface Lines {
  readonly lines: string[][];
  readonly isOpen: boolean;
}

/** The cells of the lines that end in each chunk. Read from the parser as it has them: one by one, each would cost a turn. */
async function* linesOf(chunks: AsyncIterable<Buffer>, delimiter?: string): AsyncGenerator<Lines> {
  let parser: Parser | undefined;
  let failure: Error | undefined;
  let isFirst = true;
  let lastByte: number | undefined;
  const lines = (from: Parser) => {
    const all: string[][] = [];
    for (let line = from.read() as string[] | null; line !== null; line = from.read() as string[] | null)
      all.push(line);
    if (failure !== undefined) throw asBroken(failure);
    return all;
  };
  for await (const chunk of chunks) {
    parser ??= open(delimiter ?? detected(chunk), (error) => (failure = error));
    parser.write(isFirst ? withoutSeparatorLine(chunk) : chunk);
    isFirst = false;
    lastByte = chunk.at(-1) ?? lastByte;
    yield { lines: lines(parser), isOpen: false };
  }
  if (parser === undefined) return;
  const ended = Promise.withResolvers<undefined>();
  parser.once('end', ended.resolve).once('error', ended.resolve);
  const rest: string[][] = [];
  parser.on('data', (line: string[]) => rest.push(line));
  parser.end();
  await ended.promise;
  if (failure !== undefined) throw asBroken(failure);
  yield { lines: rest, isOpen: lastByte !== LINE_FEED && lastByte !== CARRIAGE_RETURN };
}

function open(delimiter: string, fail: (error: Error) => void): Parser {
  const parser = parse({
    bom: true,
    delimiter,
    comment: '#',
    comment_no_infix: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: RECORD_MAX,
  });
  return parser.on('error', fail);
}

/** What the file says, or the one that stands most often in the first line that is no comment. */
function detected(chunk: Buffer): string {
  const said = SEPARATOR_LINE.exec(chunk.toString('utf8', 0, SEPARATOR_LINE_BYTES))?.[2];
  if (said !== undefined) return said;
  const lines = chunk.toString('utf8').split(/\r?\n/, 10);
  const header = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The line becomes a comment. */
function withoutSeparatorLine(chunk: Buffer): Buffer {
  const said = SEPARATOR_LINE.exec(chunk.toString('utf8', 0, SEPARATOR_LINE_BYTES));
  if (said === null) return chunk;
  const begin = Buffer.byteLength(said[1] ?? '');
  return Buffer.concat([chunk.subarray(0, begin), Buffer.from('#'), chunk.subarray(begin)]);
}

function asBroken(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  return new BrokenFileError(`the file is no CSV: ${error.message}`);
}
