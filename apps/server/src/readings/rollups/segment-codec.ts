import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { BUCKETS_PER_SEGMENT, type Step } from './ladder.js';
import { Buckets, COLUMN, COLUMNS } from './buckets.js';
import { PlaneReader, PlaneWriter } from './byte-planes.js';
import { type DecimalColumns, decimalColumns, doublesOf } from './decimal-columns.js';

/** First byte of a segment: how the rest is to be read. */
const FORMAT = 1;

/** In place of the number of decimals: the doubles themselves follow. */
const NOT_DECIMAL = 255;

/** What 1440 buckets take at most: all columns as doubles, and what was to be written beside them. */
const BYTES_MAX = BUCKETS_PER_SEGMENT * (COLUMNS + 2) * 8 * 2;

const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** The columns that hold values of the unit of the channel. */
const VALUES = [COLUMN.first, COLUMN.last, COLUMN.min, COLUMN.max, COLUMN.sum] as const;

const scratch = new Uint8Array(BYTES_MAX);

/**
 * Buckets of one segment as bytes. Every double comes back as the very same one; deviations only where the step keeps them, NaN else.
 *
 * What devices measure has few decimals: then values are written as whole numbers, each as the difference from what the ones
 * before it let expect (see `decimal-columns.ts`), and otherwise bit by bit; both in planes of bytes, compressed by zstd.
 *
 * @param start of the segment, milliseconds since 1970
 */
export function encodeSegment(buckets: Buckets, step: Step, start: number): Uint8Array {
  const { block, length } = buckets;
  const column = (index: number) => {
    const values = new Float64Array(length);
    for (let row = 0; row < length; row++) values[row] = block[row * COLUMNS + index] ?? NaN;
    return values;
  };
  const writer = new PlaneWriter(scratch);
  writer.number16(length);
  const starts = column(COLUMN.start).map((at) => (at - start) / step.width);
  writer.integers(differences(starts, 1));
  const counts = column(COLUMN.count);
  writer.integers(differences(counts, 0));
  const [first, last, min, max, sum] = VALUES.map(column) as Five;
  const decimals = decimalColumns({ counts, first, last, min, max, sum });
  writer.number16(decimals?.places ?? NOT_DECIMAL);
  if (decimals === undefined) for (const values of [first, last, min, max, sum]) writer.doubles(values);
  else writeDecimals(writer, decimals);
  if (step.deviations) writer.doubles(column(COLUMN.deviations));
  const compressed = zstdCompressSync(writer.written, OPTIONS);
  const bytes = new Uint8Array(compressed.length + 1);
  bytes[0] = FORMAT;
  bytes.set(compressed, 1);
  return bytes;
}

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Reads what {@link encodeSegment} wrote.
 *
 * @throws Error where the bytes are none of a segment
 */
export function decodeSegment(bytes: Uint8Array, step: Step, start: number): Buckets {
  if (bytes[0] !== FORMAT) throw new Error(`a segment of rollups has the unknown format ${String(bytes[0])}`);
  const reader = new PlaneReader(zstdDecompressSync(bytes.subarray(1)));
  const length = reader.number16();
  const starts = reader.integers(length);
  const counts = reader.integers(length);
  sumUp(starts, 1);
  sumUp(counts, 0);
  const places = reader.number16();
  const values =
    places === NOT_DECIMAL
      ? VALUES.map(() => reader.doubles(length))
      : doublesOf(readDecimals(reader, places, length), counts);
  const deviations = step.deviations ? reader.doubles(length) : undefined;
  const block = new Float64Array(length * COLUMNS);
  const [first, last, min, max, sum] = values as Five;
  for (let row = 0, at = 0; row < length; row++, at += COLUMNS) {
    block[at] = start + (starts[row] ?? 0) * step.width;
    block[at + 1] = counts[row] ?? 0;
    block[at + 2] = min[row] ?? NaN;
    block[at + 3] = max[row] ?? NaN;
    block[at + 4] = sum[row] ?? NaN;
    block[at + 5] = deviations?.[row] ?? NaN;
    block[at + 6] = first[row] ?? NaN;
    block[at + 7] = last[row] ?? NaN;
  }
  return Buckets.of(block);
}

function writeDecimals(writer: PlaneWriter, { differences: columns, exceptions }: DecimalColumns): void {
  for (const values of columns) writer.integers(values);
  writer.number16(exceptions.length);
  for (const { column, row, value } of exceptions) {
    writer.number16(column);
    writer.number16(row);
    writer.double(value);
  }
}

function readDecimals(reader: PlaneReader, places: number, length: number): DecimalColumns {
  const columns = Array.from({ length: VALUES.length + 1 }, () => reader.integers(length));
  const exceptions = Array.from({ length: reader.number16() }, () => ({
    column: reader.number16(),
    row: reader.number16(),
    value: reader.double(),
  }));
  return { places, differences: columns, exceptions };
}

/** How much each value is more than the one before it plus a number that is usual. */
function differences(values: Float64Array, usual: number): Float64Array {
  const result = values.slice();
  for (let index = 1; index < values.length; index++) {
    result[index] = (values[index] ?? 0) - (values[index - 1] ?? 0) - usual;
  }
  return result;
}

function sumUp(values: Float64Array, usual: number): void {
  for (let index = 1; index < values.length; index++) {
    values[index] = (values[index] ?? 0) + (values[index - 1] ?? 0) + usual;
  }
}
