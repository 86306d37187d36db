import type { Aggregation } from '@tachograph/contracts';
import { formatList } from '../../../../core/session/number-format';
import type { Trace } from './trace';

/** So many names are told. */
const NAMES = 3;

/** What has to be known of a drawing, a phrase each; nothing where all is as it seems. */
export function seriesNotes(
  traces: readonly Trace[],
  left: readonly Trace[],
  aggregation: Aggregation,
): readonly string[] {
  const isMean = aggregation.startsWith('p') && traces.some(({ width }) => width > 0);
  const missing = new Set(traces.flatMap((trace) => trace.missing.map(({ reason }) => reason)));
  return [
    ...(left.length > 0 ? [$localize`not drawn, for want of a third axis: ${namesOf(left)}:series:`] : []),
    ...(isMean ? [$localize`means: of readings that are summed up no percentile is known`] : []),
    ...(missing.has('expired') ? [$localize`hatched: detail has expired`] : []),
    ...(missing.has('journal') ? [$localize`hatched: some readings wait on disk for the database`] : []),
    ...(missing.has('building') ? [$localize`hatched: rollups are still being made`] : []),
  ];
}

function namesOf(traces: readonly Trace[]): string {
  const names = traces.slice(0, NAMES).map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`));
  const more = traces.length - names.length;
  return formatList(more > 0 ? [...names, $localize`${more}:count: more`] : names);
}
