import type { Trace } from './trace';

/** Units that one drawing has axes for: the left and the right one. */
const AXES = 2;

/** Which traces have an axis, and what has none. */
export interface UnitsDrawn {
  /** Units by axis, the left one first. */
  readonly units: readonly string[];
  readonly drawn: readonly Trace[];
  /** Those of further units: two axes at most can be read. */
  readonly left: readonly Trace[];
}

/** Takes the units of the first traces, which get the axes. */
export function unitsDrawn(traces: readonly Trace[]): UnitsDrawn {
  const units = [...new Set(traces.map(({ unit }) => unit))].slice(0, AXES);
  return {
    units,
    drawn: traces.filter(({ unit }) => units.includes(unit)),
    left: traces.filter(({ unit }) => !units.includes(unit)),
  };
}
