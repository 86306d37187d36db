import { columnsOf, type ExportColumn, type ExportedRows, type ExportPage } from './exported-rows.js';
import type { ExportChunk, ExportRequest } from './export-request.js';
import { TEXT_FORMATS, type TextFormat } from './text-formats.js';
import { ZonedTimes } from './zoned-times.js';

/** Characters of a chunk at least, but for the last: channels with few readings share one. */
const CHUNK_CHARACTERS = 256 * 1024;

/** An export as text, piece by piece. */
export async function* textChunks(
  request: ExportRequest,
  format: TextFormat,
  source: ExportedRows,
): AsyncGenerator<ExportChunk> {
  const columns = columnsOf(request.resolution);
  const times = new ZonedTimes(request.timeZone);
  let text = format.head(request, columns);
  let rows = 0;
  let told = 0;
  for await (const page of source.pages(request)) {
    const more = textOf(page, { format, columns, times });
    text += rows === 0 ? more.slice(format.notBeforeFirst) : more;
    rows += page.rows.length;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield { bytes: encoder.encode(text), rows: rows - told };
    text = '';
    told = rows;
  }
  yield { bytes: encoder.encode(text + format.tail(rows)), rows: rows - told };
}

const encoder = new TextEncoder();

interface Style {
  readonly format: TextFormat;
  readonly columns: readonly ExportColumn[];
  readonly times: ZonedTimes;
}

/** Hot path: once a row. */
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
      text += Number.isFinite(number) ? String(number) : format.nothing;
    }
    text += close;
  }
  return text;
}

/** The formats that are text; the keys are the names by which they are asked for. */
export function textFormatOf(request: ExportRequest): TextFormat | undefined {
  return request.format === 'parquet' ? undefined : TEXT_FORMATS[request.format];
}
