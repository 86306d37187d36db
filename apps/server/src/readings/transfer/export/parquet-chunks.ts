import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { columnsOf, type ExportedRows, type ExportPage } from './exported-rows.js';
import type { ExportChunk, ExportRequest } from './export-request.js';
import { aboutOf } from './text-formats.js';

/** Rows of a group: what is in memory at once. */
const GROUP_ROWS = 100_000;

/** Numbers that are whole, and always there. */
const WHOLE: readonly string[] = ['id', 'count'];

const TEXTS = ['device', 'channel', 'unit'] as const;

/** An export as a Parquet file, a group of rows at a time. Times are instants (milliseconds, UTC); the zone asked for stands in the metadata. */
export async function* parquetChunks(request: ExportRequest, source: ExportedRows): AsyncGenerator<ExportChunk> {
  const columns = columnsOf(request.resolution);
  const bytes = new TakenBytes();
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns.map(({ name }) => name)),
    kvMetadata: Object.entries(aboutOf(request)).map(([key, value]) => ({ key: `tachograph.${key}`, value })),
    createdBy: 'tachograph',
  });
  let pages: ExportPage[] = [];
  let rows = 0;
  const write = async () => {
    await file.write({ columnData: groupOf(pages, request), rowGroupSize: GROUP_ROWS + 1 });
    const chunk = { bytes: bytes.take(), rows };
    pages = [];
    rows = 0;
    return chunk;
  };
  for await (const page of source.pages(request)) {
    if (rows > 0 && rows + page.rows.length > GROUP_ROWS) yield await write();
    pages.push(page);
    rows += page.rows.length;
  }
  if (rows > 0) yield await write();
  await file.finish();
  yield { bytes: bytes.take(), rows: 0 };
}

/** Bytes that are taken away as they are written: their places count from the beginning of the file all the same. */
class TakenBytes extends ByteWriter {
  take(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.getBuffer());
    this.index = 0;
    return bytes;
  }
}

function schemaOf(numbers: readonly string[]) {
  const required = { repetition_type: 'REQUIRED' } as const;
  return [
    { name: 'root', num_children: 1 + TEXTS.length + numbers.length },
    { name: 'time', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', ...required } as const,
    ...TEXTS.map((name) => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...required }) as const),
    ...numbers.map((name) => ({ name, type: WHOLE.includes(name) ? 'INT64' : 'DOUBLE', ...required }) as const),
  ];
}

function groupOf(pages: readonly ExportPage[], { resolution }: ExportRequest) {
  const rows = pages.flatMap((page) => page.rows);
  return [
    { name: 'time', data: BigInt64Array.from(rows, (row) => BigInt(row[0] ?? 0)) },
    ...TEXTS.map((name) => ({
      name,
      data: pages.flatMap(({ channel, rows: { length } }) => Array<string>(length).fill(channel[name])),
    })),
    ...columnsOf(resolution).map(({ name, at }) => ({
      name,
      data: WHOLE.includes(name)
        ? BigInt64Array.from(rows, (row) => BigInt(row[at] ?? 0))
        : Float64Array.from(rows, (row) => row[at] ?? NaN),
    })),
  ];
}
