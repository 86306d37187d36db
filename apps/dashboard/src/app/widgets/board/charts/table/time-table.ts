import type { WallClock } from '../../../../core/session/wall-clock';
import { placeAt, rangeWords, timeWords } from '../pointing/time-tip';
import { instantOf, type Trace } from '../traces/trace';
import type { ValueFormat } from '../traces/value-format';
import type { TableModel } from './table-model';

/** So many rows are listed: the newest. */
const ROWS = 200;

/** The points of traces by time, the newest first; what was taken at one instant stands in one row. */
export function timeTable(traces: readonly Trace[], format: ValueFormat, clock: WallClock): TableModel {
  const instants = new Set<number>();
  for (const trace of traces) trace.time.forEach((_, place) => instants.add(instantOf(trace, place)));
  const newest = [...instants].sort((a, b) => b - a).slice(0, ROWS);
  const rows = newest.map((at) => {
    const places = traces.map((trace) => placeExactly(trace, at));
    const first = traces.findIndex((_, index) => (places[index] ?? -1) >= 0);
    const known = traces[first];
    return [
      known ? timeWords(known, places[first] ?? 0, clock) : '',
      ...traces.map((trace, index) => cell(trace, places[index] ?? -1, format)),
    ];
  });
  const columns = [$localize`time`, ...traces.map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`))];
  return { columns, rows, of: instants.size };
}

function placeExactly(trace: Trace, at: number): number {
  const place = placeAt(trace, at, 0);
  return place >= 0 && instantOf(trace, place) === at ? place : -1;
}

function cell(trace: Trace, place: number, format: ValueFormat): string {
  if (place < 0) return '–';
  const words = format.number(trace.value[place] ?? NaN);
  const range = rangeWords(trace, place, format);
  return range === '' ? words : `${words} (${range})`;
}
