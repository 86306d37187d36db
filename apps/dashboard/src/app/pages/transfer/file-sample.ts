import type { TextEncoding, TransferFormat } from '@tachograph/contracts';
import { joined } from '../../core/transfer/joined-bytes';
import { guessDelimiter, readTable } from '../../core/transfer/text-table';

/** How much of a file is looked at. */
const SAMPLE_BYTES = 64 * 1024;
const ROWS = 5;
const EXPORTED = /^time \([^)]+\)$/;

/** What the beginning of a file tells. */
export interface FileSample {
  readonly format: TransferFormat;
  readonly isCompressed: boolean;
  /** How the beginning of a text seems to be written. */
  readonly encoding: TextEncoding;
  /** Of CSV alone. */
  readonly delimiter: string;
  /** Of CSV alone: the names of its columns. */
  readonly header: readonly string[];
  /** The first rows: fields of CSV, or a line each. */
  readonly rows: readonly (readonly string[])[];
  /** The file has what an export of this program has: nothing is to be mapped. */
  readonly isExport: boolean;
}

/**
 * Looks at the beginning of a file.
 * @throws Error where it can't be read
 */
export async function sampleOf(file: Blob & { readonly name: string }): Promise<FileSample> {
  const head = await bytesOf(file.slice(0, SAMPLE_BYTES).stream());
  const isCompressed = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = isCompressed ? await unzipped(head) : head;
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { isCompressed, encoding, ...read(text, formatOf(text)) };
}

/** What is no UTF-8 is most likely what Excel writes. */
function encodingOf(bytes: Uint8Array<ArrayBuffer>): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    // The last character may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function formatOf(text: string): TransferFormat {
  if (text.startsWith('PAR1')) return 'parquet';
  const [first = '', second = ''] = text.trimStart().split('\n');
  if (!/^[[{]/.test(first)) return 'csv';
  return isObject(first) && (second.trim() === '' || second.startsWith('{')) ? 'ndjson' : 'json';
}

function read(text: string, format: TransferFormat): Omit<FileSample, 'isCompressed' | 'encoding'> {
  if (format === 'csv') {
    const delimiter = guessDelimiter(text);
    const [header = [], ...rows] = readTable(text, delimiter, ROWS + 1);
    return { format, delimiter, header, rows, isExport: EXPORTED.test(header[0] ?? '') && header.includes('device') };
  }
  const rows = format === 'parquet' ? [] : text.split('\n', ROWS).map((line) => [line]);
  return { format, delimiter: '', header: [], rows, isExport: true };
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** What can be unzipped of the beginning of a file, which ends in the middle of something. */
async function unzipped(head: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(new Blob([head]).stream().pipeThrough(new DecompressionStream('gzip')), true);
}

async function bytesOf(stream: ReadableStream<Uint8Array>, mayBreakOff = false): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let bytes = new Uint8Array();
  try {
    while (bytes.length < SAMPLE_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes = joined(bytes, new Uint8Array(value));
    }
  } catch (error) {
    if (!mayBreakOff || bytes.length === 0) throw error;
  }
  return bytes;
}
