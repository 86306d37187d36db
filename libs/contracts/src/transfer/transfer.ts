/** The formats in which readings go out and come in. */
export const TRANSFER_FORMATS = ['csv', 'json', 'ndjson', 'parquet'] as const;
export type TransferFormat = (typeof TRANSFER_FORMATS)[number];

/** How the characters of a text file are written; windows-1252 is what Excel calls ANSI in the west of Europe. */
export const TEXT_ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** Where files of readings are fetched, counted beforehand, and sent. */
export const EXPORT_PATH = 'api/export';
export const IMPORT_PATH = 'api/import';

/** Channels that one export may hold. */
export const EXPORT_CHANNELS_MAX = 10_000;

/** The trailer of an export, in which the number of its rows stands. */
export const ROW_COUNT_HEADER = 'X-Row-Count';

/** Answer of `GET /api/export/count`: exactly as many rows as the export would have. */
export interface ExportCount {
  rows: number;
  channels: number;
  /** Readings that wait for the database, and are in no export yet. */
  waiting: number;
}

/** What became of a file of readings. */
export interface ImportReport {
  /** False where the import was broken off; what is counted is stored, and the file may be sent again. */
  finished: boolean;
  /** Lines or records of the file that were looked at, without headers and empty lines. */
  rows: number;
  /** Readings that are stored now and were not before. */
  imported: number;
  /** Readings that were there already: same device, channel, time taken and value. */
  duplicates: number;
  /** Rows that were not taken. */
  rejected: number;
  /** The first of these, with the line (or number of the record), the field, what was wrong and what is accepted. */
  errors: ImportProblem[];
  /** By the time taken, milliseconds since 1970; null where nothing was read. */
  from: number | null;
  to: number | null;
  channels: number;
}

export interface ImportProblem {
  row: number;
  field: string;
  message: string;
}

/** Rows that an import report names one by one at most. */
export const IMPORT_PROBLEMS_MAX = 100;
