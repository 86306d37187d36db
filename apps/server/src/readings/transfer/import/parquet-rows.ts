import { zstdDecompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  asyncBufferFromFile,
  type Compressors,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet';

/** Rows that are handed over at once. */
const PAGE_ROWS = 5_000;

/** Rows that are decoded at once, where a file has more in one group. */
const GROUP_ROWS = 200_000;

/** Bytes of one page when it is unpacked, of which writers make one of a megabyte or so: a few bytes must not come to fill the memory. */
const PAGE_BYTES_MAX = 256 * 1024 * 1024;

const UNPACKING = { maxOutputLength: PAGE_BYTES_MAX };

// Snappy is what the library has itself.
const COMPRESSORS: Compressors = {
  GZIP: (bytes) => new Uint8Array(gunzipSync(bytes, UNPACKING)),
  BROTLI: (bytes) => new Uint8Array(brotliDecompressSync(bytes, UNPACKING)),
  ZSTD: (bytes) => new Uint8Array(zstdDecompressSync(bytes, UNPACKING)),
};

/**
 * What a Parquet file holds: first one page with the names of its columns, then its rows as arrays of cells, in the order of the names.
 *
 * @throws Error where it is none, or packed in a way that is not read
 */
export async function* parquetRows(path: string): AsyncGenerator<unknown[][]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  yield [names];
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    for (; start < end; start += GROUP_ROWS) {
      const rowEnd = Math.min(end, start + GROUP_ROWS);
      const objects = await parquetReadObjects({ file, metadata, compressors: COMPRESSORS, rowStart: start, rowEnd });
      for (let at = 0; at < objects.length; at += PAGE_ROWS) {
        yield objects.slice(at, at + PAGE_ROWS).map((object) => names.map((name): unknown => object[name]));
      }
    }
    start = end;
  }
}
