import type { TransferFormat } from '@tachograph/contracts';
import type { MatchedChannel } from '../../../devices/index.js';
import { defused } from '../spreadsheet-text.js';
import type { ExportColumn } from './exported-rows.js';
import type { ExportRequest } from './export-request.js';

/** What stands around the time and the numbers of a row. */
export interface RowFrame {
  readonly open: string;
  /** Between time and first number. */
  readonly middle: string;
  /** Before each number but the first. */
  readonly separators: readonly string[];
  readonly close: string;
}

/** How a file of text is written. */
export interface TextFormat {
  head(request: ExportRequest, columns: readonly ExportColumn[]): string;
  frame(channel: MatchedChannel, columns: readonly ExportColumn[]): RowFrame;
  tail(rows: number): string;
  /** What a number that does not exist is; numbers that do are written as ECMAScript does, from which the same double is read. */
  readonly nothing: string;
  /** Characters at the beginning of a row that the first one goes without. */
  readonly notBeforeFirst: number;
}

/** RFC 4180, with a header. Its text cells are defused for spreadsheets. */
const CSV: TextFormat = {
  head: ({ timeZone, continued }, columns) =>
    continued ? '' : `${[`time (${timeZone})`, 'device', 'channel', 'unit', ...columns.map(nameOf)].join()}\r\n`,
  frame: ({ device, channel, unit }, columns) => ({
    open: '',
    middle: `,${[device, channel, unit].map(csvCell).join()},`,
    separators: columns.slice(1).map(() => ','),
    close: '\r\n',
  }),
  tail: () => '',
  nothing: '',
  notBeforeFirst: 0,
};

const NDJSON: TextFormat = {
  head: (request) => (request.continued ? '' : `${JSON.stringify({ export: aboutOf(request) })}\n`),
  frame: (channel, columns) => ({ ...jsonFrame(channel, columns), open: '{"time":"', close: '}\n' }),
  tail: (rows) => `{"rows":${rows}}\n`,
  nothing: 'null',
  notBeforeFirst: 0,
};

const JSON_DOCUMENT: TextFormat = {
  head: (request) => `${JSON.stringify(aboutOf(request)).slice(0, -1)},"data":[`,
  frame: (channel, columns) => ({ ...jsonFrame(channel, columns), open: ',\n{"time":"', close: '}' }),
  tail: (rows) => `\n],"rows":${rows}}\n`,
  nothing: 'null',
  notBeforeFirst: 1,
};

export const TEXT_FORMATS: Readonly<Record<Exclude<TransferFormat, 'parquet'>, TextFormat>> = {
  csv: CSV,
  json: JSON_DOCUMENT,
  ndjson: NDJSON,
};

/** What a file says of itself. */
export function aboutOf({ timeZone, resolution, span: { from, to } }: ExportRequest) {
  return { timeZone, resolution, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function jsonFrame({ device, channel, unit }: MatchedChannel, [first, ...others]: readonly ExportColumn[]) {
  const names = JSON.stringify({ device, channel, unit }).slice(1, -1);
  return { middle: `",${names},"${first?.name ?? ''}":`, separators: others.map(({ name }) => `,"${name}":`) };
}

function csvCell(text: string): string {
  const cell = defused(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function nameOf({ name }: ExportColumn): string {
  return name;
}
