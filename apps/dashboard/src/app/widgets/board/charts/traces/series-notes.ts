import type { WidgetSettings } from '@tachograph/contracts';
import { formatList } from '../../../../core/session/number-format';
import { hasHoles } from './stack';
import type { Trace } from './trace';
import { percentileOf } from './trace-values';
import type { UnitsDrawn } from './units-drawn';

/** So many names are told. */
const NAMES = 3;

/** What has to be known of a drawing, a phrase each; nothing where all is as it seems. */
export function seriesNotes(
  traces: readonly Trace[],
  { drawn, left }: UnitsDrawn,
  { aggregation, stacked }: Pick<WidgetSettings, 'aggregation' | 'stacked'>,
): readonly string[] {
  const isMean = percentileOf(aggregation) !== undefined && traces.some(lacksPercentile);
  const missing = new Set(traces.flatMap((trace) => trace.missing.map(({ reason }) => reason)));
  return [
    ...(left.length > 0 ? [$localize`not drawn, for want of an axis for the unit: ${namesOf(left)}:series:`] : []),
    ...(isMean ? [$localize`means where no percentile is known`] : []),
    ...(stacked && hasHoles(drawn) ? [$localize`while a channel is silent, it adds nothing to the sum`] : []),
    ...(missing.has('expired') ? [$localize`hatched: detail has expired`] : []),
    ...(missing.has('journal') ? [$localize`hatched: some readings wait on disk for the database`] : []),
    ...(missing.has('building') ? [$localize`hatched: rollups are still being made`] : []),
  ];
}

/** Whether means stand for percentiles; of the last bucket, the server has not told yet. */
function lacksPercentile({ series: { points } }: Trace): boolean {
  if (points.kind === 'raw') return false;
  return points.percentile === undefined || points.percentile.slice(0, -1).includes(null);
}

function namesOf(traces: readonly Trace[]): string {
  const names = traces.slice(0, NAMES).map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`));
  const more = traces.length - names.length;
  return formatList(more > 0 ? [...names, $localize`${more}:count: more`] : names);
}
