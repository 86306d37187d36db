import type { WidgetSettings } from '@tachograph/contracts';
import { byName } from '../../../../core/live/known-devices';
import type { ShownReading } from '../../../../core/live/reading-window';
import { channelName } from '../../../../core/session/reading-words';
import { figureOf, type Figure } from '../figure';

/** What a table can be sorted by. */
export type TableColumn = 'time' | 'device' | 'channel' | 'value';

/** A row: a figure, and what tells it from the other rows. */
export interface TableRow extends Figure {
  readonly id: string;
  readonly name: string;
}

export function readingRow(reading: ShownReading, settings: WidgetSettings): TableRow {
  return figureRow(figureOf(reading, settings, reading.takenAt), String(reading.id));
}

export function figureRow(figure: Figure, id = figure.key): TableRow {
  return { ...figure, id, name: channelName(figure.channel) };
}

/** Rows in an order; those that are alike stay as they were. Names go by the reader's alphabet, figures in them by their value. */
export function sortedRows(rows: readonly TableRow[], column: TableColumn, isDescending: boolean): TableRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a, b, column));
}

function compare(a: TableRow, b: TableRow, column: TableColumn): number {
  switch (column) {
    case 'time':
      return (a.at ?? 0) - (b.at ?? 0);
    case 'value':
      return a.value - b.value;
    case 'device':
      return byName(a.device, b.device);
    case 'channel':
      return byName(a.name, b.name);
  }
}
