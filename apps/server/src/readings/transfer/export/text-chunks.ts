import { columnsOf, type ExportColumn, type ExportedRows, type ExportPage } from './exported-rows.js';
import type { ExportChunk, ExportRequest } from './export-request.js';
import { TEXT_FORMATS, type TextFormat } from './text-formats.js';
import { ZonedTimes } from './zoned-times.js';

/** Bytes of a chunk, but for the last: channels with few readings share one. */
const CHUNK_BYTES = 256 * 1024;

/** Rows that become text at once. */
const ROWS_AT_ONCE = 100;

/** An export as text, piece by piece. */
export async function* textChunks(
  request: ExportRequest,
  format: TextFormat,
  source: ExportedRows,
): AsyncGenerator<ExportChunk> {
  const columns = columnsOf(request.resolution);
  const times = new ZonedTimes(request.timeZone);
  const chunks = new FilledChunks();
  let rows = 0;
  yield* chunks.fill(format.head(request, columns), 0);
  for await (const page of source.pages(request)) {
    for (let at = 0; at < page.rows.length; at += ROWS_AT_ONCE) {
      const some = { channel: page.channel, rows: page.rows.slice(at, at + ROWS_AT_ONCE) };
      const text = textOf(some, { format, columns, times });
      yield* chunks.fill(rows === 0 ? text.slice(format.notBeforeFirst) : text, some.rows.length);
      rows += some.rows.length;
    }
  }
  yield* chunks.fill(format.tail(rows), 0);
  yield chunks.rest();
}

const encoder = new TextEncoder();

/** Text as chunks of the same size, wherever its rows end: buffers that are all alike are reused by the system once they are sent. */
class FilledChunks {
  private bytes = new Uint8Array(CHUNK_BYTES);
  private length = 0;
  private rows = 0;

  /** Adds text in which so many rows end; yields what has become full by it. */
  *fill(text: string, rows: number): Generator<ExportChunk> {
    this.rows += rows;
    for (let rest = text; ;) {
      const { read, written } = encoder.encodeInto(rest, this.bytes.subarray(this.length));
      this.length += written;
      if (read === rest.length) return;
      yield this.rest();
      rest = rest.slice(read);
    }
  }

  /** What has been added since the last full chunk. */
  rest(): ExportChunk {
    const chunk = { bytes: this.bytes.subarray(0, this.length), rows: this.rows };
    this.bytes = new Uint8Array(CHUNK_BYTES);
    this.length = 0;
    this.rows = 0;
    return chunk;
  }
}

interface Style {
  readonly format: TextFormat;
  readonly columns: readonly ExportColumn[];
  readonly times: ZonedTimes;
}

/**
 * Hot path: once a row. `JSON.stringify` writes a number as `String` does, but keeps no table of what it has written: one that holds on to each
 * of millions of ids and their text until all memory is looked through.
 */
function textOf({ channel, rows }: ExportPage, { format, columns, times }: Style): string {
  const { open, middle, separators, close } = format.frame(channel, columns);
  const places = columns.map(({ at }, index) => ({ at, before: separators[index - 1] ?? middle }));
  let text = '';
  for (const row of rows) {
    text += open;
    text += times.text(row[0] ?? NaN);
    for (const { at, before } of places) {
      const number = row[at] ?? NaN;
      text += before;
      text += Number.isFinite(number) ? JSON.stringify(number) : format.nothing;
    }
    text += close;
  }
  return text;
}

/** The formats that are text; the keys are the names by which they are asked for. */
export function textFormatOf(request: ExportRequest): TextFormat | undefined {
  return request.format === 'parquet' ? undefined : TEXT_FORMATS[request.format];
}
