import type { Trace } from './trace';
import { traceFigures } from './trace-figures';
import type { ValueFormat } from './value-format';

const EVER = { from: -Infinity, to: Infinity };
/** So many series are told in a summary: the legend tells all. */
const TOLD = 8;

/** What a chart shows, in words, for who can't see it. */
export function tracesSummary(traces: readonly Trace[], format: ValueFormat): string {
  if (traces.length === 0) return $localize`Chart without readings`;
  const told = traces.slice(0, TOLD).map((trace) => traceWords(trace, format));
  const more = traces.length - told.length;
  const all = more > 0 ? [...told, $localize`and ${more}:count: more`] : told;
  return $localize`Chart. ${all.join('; ')}:series:`;
}

function traceWords(trace: Trace, format: ValueFormat): string {
  const { min, max, last } = traceFigures(trace, EVER);
  const words = (value: number | null) => (value === null ? '–' : format.value(value, trace.unit));
  return $localize`${trace.name}:name:: ${words(min)}:least: to ${words(max)}:most:, last ${words(last)}:last:`;
}
