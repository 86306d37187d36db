import { LineSplitter } from '../../../platform/line-splitter.js';
import { ImportFileError } from './errors.js';
import { findColumns, type ImportPlan } from './import-columns.js';
import { JsonTexts } from './json-texts.js';
import type { FileRecord } from './record-reader.js';

/** The records of an NDJSON file as they come: one object a line. What an export says of itself is none. @throws ImportFileError */
export async function* ndjsonRecords(
  chunks: AsyncIterable<Buffer>,
  plan: ImportPlan,
  lineMaxBytes: number,
): AsyncGenerator<FileRecord[]> {
  const splitter = new LineSplitter(lineMaxBytes);
  const objects = new JsonObjects(plan, 'the file is no NDJSON: its first line must be a JSON object');
  const textsOf = (lines: ReturnType<LineSplitter['push']>) => lines.map((line) => ('text' in line ? line.text : '?'));
  for await (const chunk of chunks) yield objects.read(textsOf(splitter.push(chunk)));
  yield objects.read(textsOf(splitter.end()));
  objects.end();
}

/** The records of a JSON document as they come: an array of objects, or an object that has one. @throws ImportFileError, BrokenFileError */
export async function* jsonRecords(chunks: AsyncIterable<Buffer>, plan: ImportPlan): AsyncGenerator<FileRecord[]> {
  const texts = new JsonTexts();
  const objects = new JsonObjects(plan, 'the file is no JSON: its first record can not be read');
  for await (const chunk of chunks) yield objects.read(texts.push(chunk));
  texts.end();
}

const FAULT = 'the record is not valid JSON; an object with time, device, channel and value is accepted';

/** Reads the texts of records; the first one has to be right, and to have the columns. */
class JsonObjects {
  private row = 0;
  private names: string[] | undefined;

  constructor(
    private readonly plan: ImportPlan,
    private readonly refusal: string,
  ) {}

  read(texts: readonly string[]): FileRecord[] {
    const records: FileRecord[] = [];
    for (const text of texts) {
      this.row += 1;
      if (text.trim() === '') continue;
      const object = objectOf(text);
      if (object === undefined && this.names === undefined) throw new ImportFileError('format', this.refusal);
      if (object !== undefined && isAbout(object)) continue;
      if (object === undefined) records.push({ row: this.row, cells: [], fault: FAULT });
      else {
        const names = (this.names ??= this.namesIn(object));
        records.push({ row: this.row, cells: names.map((name) => object[name]) });
      }
    }
    return records;
  }

  end(): void {
    if (this.row === 0) throw new ImportFileError('format', this.refusal);
  }

  /** Columns that the first record has none of may be in others. */
  private namesIn(object: Record<string, unknown>): string[] {
    const { time, device, channel, unit, values } = this.plan;
    const headers = Object.keys(object);
    const planned = [time, device, channel, unit, ...values.map(({ column }) => column)];
    return findColumns(this.plan, headers).map((index, at) => headers[index] ?? planned[at] ?? '');
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The first or the last line of an export. */
function isAbout(object: Record<string, unknown>): boolean {
  const [name, ...others] = Object.keys(object);
  return others.length === 0 && (name === 'export' || name === 'rows');
}
