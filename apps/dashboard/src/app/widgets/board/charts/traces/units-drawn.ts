import type { Trace } from './trace';

/** Which traces have an axis, and what has none. */
export interface UnitsDrawn {
  /** Units by axis, the left one first. */
  readonly units: readonly string[];
  readonly drawn: readonly Trace[];
  /** Those of further units: two axes at most can be read, and what is added up is of one unit. */
  readonly left: readonly Trace[];
}

/**
 * Takes the units of the first traces, which get the axes.
 * @param axes how many there are: one where values are added up
 */
export function unitsDrawn(traces: readonly Trace[], axes: 1 | 2): UnitsDrawn {
  const units = [...new Set(traces.map(({ unit }) => unit))].slice(0, axes);
  return {
    units,
    drawn: traces.filter(({ unit }) => units.includes(unit)),
    left: traces.filter(({ unit }) => !units.includes(unit)),
  };
}
