import type { TimeSpan } from '@tachograph/contracts';
import type { Trace } from '../traces/trace';
import { traceFigures, type TraceFigures } from '../traces/trace-figures';
import type { ValueFormat } from '../traces/value-format';

/** Stands where there is no figure. */
export const NO_FIGURE = '–';

/** One series in a legend. */
export interface LegendRow {
  readonly key: string;
  readonly name: string;
  readonly place: number;
  readonly unit: string;
  readonly isHidden: boolean;
  /** In words, as the legend has its columns. */
  readonly figures: Readonly<Record<keyof TraceFigures, string>>;
}

/** What a legend tells of traces within a stretch. */
export function legendRows(
  traces: readonly Trace[],
  span: TimeSpan,
  format: ValueFormat,
  hidden: ReadonlySet<string>,
): readonly LegendRow[] {
  return traces.map((trace) => ({
    key: trace.key,
    name: trace.name,
    place: trace.place,
    unit: trace.unit,
    isHidden: hidden.has(trace.key),
    figures: figureWords(traceFigures(trace, span), format),
  }));
}

/** Figures as a legend writes them: large ones cut short, for there is little room. */
export function figureWords({ last, min, mean, max }: TraceFigures, format: ValueFormat): LegendRow['figures'] {
  const words = (value: number | null) => (value === null ? NO_FIGURE : format.short(value));
  return { last: words(last), min: words(min), mean: words(mean), max: words(max) };
}
