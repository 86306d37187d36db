import { channelAddress } from '@tachograph/contracts';
import { readTable } from './text-table';

/** What of a row of an export says where it stands. */
interface ExportedRow {
  readonly time: string;
  readonly device: string;
  readonly channel: string;
  /** Of a reading; rolled up there is none. */
  readonly id?: string | number;
}

/** The cursor from which an export goes on behind this line of it; undefined for a line that is no row. */
export function rowCursor(format: 'csv' | 'ndjson', columns: readonly string[], line: string): string | undefined {
  const row = format === 'csv' ? fromCsv(columns, line) : (JSON.parse(line) as Partial<ExportedRow>);
  if (row.time === undefined || row.device === undefined || row.channel === undefined) return undefined;
  const id = row.id === undefined ? '' : `,${row.id}`;
  return `${channelAddress(row.device, row.channel)}@${row.time}${id}`;
}

/** The names of an export's columns, the time zone of the first one aside. */
export function columnNames(header: string): string[] {
  return (readTable(header, ',', 1)[0] ?? []).map((name) => name.replace(/ \(.*\)$/, ''));
}

function fromCsv(columns: readonly string[], line: string): Partial<ExportedRow> {
  const [fields = []] = readTable(line, ',', 1);
  const named = Object.fromEntries(columns.map((name, place) => [name, fields[place]]));
  return { ...named, device: plain(named.device), channel: plain(named.channel) };
}

/** The text of a cell before an apostrophe was put in front of it, for spreadsheets not to reckon with it. */
function plain(cell: string | undefined): string | undefined {
  return cell?.replace(/^'(?='*[=+\-@])/, '');
}
