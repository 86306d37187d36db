import type { KeptResolution, TimeSpan, TransferFormat } from '@tachograph/contracts';

/** What is to be exported, and how. */
export interface ExportSelection extends Readonly<TimeSpan> {
  /** Addresses or patterns, divided by commas. */
  readonly channels: string;
  readonly format: TransferFormat;
  readonly resolution: KeptResolution;
  /** IANA name: in which times are written. */
  readonly timeZone: string;
  /** Bounds of the values of its rows; missing or null: none. */
  readonly least?: number | null;
  readonly most?: number | null;
}

/** How the formats are called. */
export const FORMAT_NAMES: Readonly<Record<TransferFormat, string>> = {
  csv: $localize`CSV (Excel, pandas, anything)`,
  ndjson: $localize`NDJSON (one object a line)`,
  json: $localize`JSON (one document)`,
  parquet: $localize`Parquet (columns, compressed)`,
};

/** The path at which the server writes the file. */
export function exportPath(selection: ExportSelection): string {
  const { format, timeZone } = selection;
  return `/api/export?${new URLSearchParams({ ...selectionOf(selection), format, timeZone })}`;
}

/** The path at which it says how many rows the file has. */
export function countPath(selection: ExportSelection): string {
  return `/api/export/count?${new URLSearchParams(selectionOf(selection))}`;
}

/** A line for a shell that fetches the same file. */
export function curlLine(origin: string, selection: ExportSelection): string {
  return `curl -o ${exportName(selection)} '${origin}${exportPath(selection).replaceAll("'", '%27')}'`;
}

/** `tachograph-2026-11-21-raw.csv`, by the day on which the range ends. */
export function exportName({ to, resolution, format }: ExportSelection): string {
  return `tachograph-${new Date(to).toISOString().slice(0, 10)}-${resolution}.${format}`;
}

function selectionOf({ channels, from, to, resolution, least, most }: ExportSelection) {
  return {
    channels,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    resolution,
    ...(typeof least === 'number' && { least: String(least) }),
    ...(typeof most === 'number' && { most: String(most) }),
  };
}
