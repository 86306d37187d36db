import type { FileSample } from './file-sample';
import type { MappedColumn } from './column-roles';

/** How a file is to be read, as it stands in the form. */
export interface ImportOptions {
  /** Of rows that name none themselves; empty: none. */
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  /** IANA name: of times without an offset. */
  readonly timeZone: string;
  /** In tokens of Luxon; empty: ISO 8601 or Unix time. */
  readonly timeFormat: string;
  readonly decimalComma: boolean;
}

/** What the server is told of a file. */
export function importQuery(
  sample: FileSample,
  columns: readonly MappedColumn[],
  options: ImportOptions,
  dryRun: boolean,
): URLSearchParams {
  const { device, channel, unit, timeZone, timeFormat, decimalComma } = options;
  const query = new URLSearchParams({ format: sample.format, dryRun: String(dryRun) });
  if (sample.format === 'csv' && sample.encoding !== 'utf-8') query.set('encoding', sample.encoding);
  if (sample.isExport) return query;
  query.set('columns', columnsText(columns));
  query.set('delimiter', sample.delimiter);
  query.set('timeZone', timeZone);
  query.set('decimalComma', String(decimalComma));
  for (const [name, text] of Object.entries({ device, channel, unit, timeFormat })) {
    if (text.trim() !== '') query.set(name, text.trim());
  }
  return query;
}

/** `time=Timestamp;value:speed:km/h=Speed`: which column is what. */
function columnsText(columns: readonly MappedColumn[]): string {
  return columns
    .filter(({ role }) => role !== 'ignore')
    .map(({ header, role, channel, unit }) => `${role === 'values' ? valueOf(channel, unit) : role}=${encoded(header)}`)
    .join(';');
}

function valueOf(channel: string, unit: string): string {
  return ['value', channel.trim(), unit.trim()].filter(Boolean).map(encoded).join(':');
}

function encoded(name: string): string {
  return name.replace(/[%;=:]/g, encodeURIComponent);
}
