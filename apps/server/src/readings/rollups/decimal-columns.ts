/** Values of the buckets of one segment, by column. */
interface ValueColumns {
  readonly counts: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
}

/** A value that is no decimal of so many places. */
interface Exception {
  /** 0 to 4: first, last, min, max, sum. */
  readonly column: number;
  readonly row: number;
  readonly value: number;
}

/** Values as whole numbers of units of 10^-places. */
export interface DecimalColumns {
  readonly places: number;
  /**
   * Columns of whole numbers: first (less the last before it), last (less first), min and max (less the smaller and the larger of these), sum (less
   * count times the middle of min and max), and by how many units in its last place the sum is off the nearest decimal.
   */
  readonly differences: readonly Float64Array[];
  readonly exceptions: readonly Exception[];
}

const PLACES_MAX = 9;

/** Above this, differences of whole numbers might no longer be exact. */
const WHOLE_MAX = 2 ** 48;

/** Likewise for what a sum is expected to be. */
const EXPECTED_MAX = 2 ** 50;

/** A sum of decimals is off the nearest decimal by the errors of its additions. */
const UNITS_MAX = 127;

const pair = new Float64Array(2);
const words = new Uint32Array(pair.buffer);

/**
 * Values as decimals, as ALP does (Afroozeh, Kuffó and Boncz: "ALP: Adaptive Lossless floating-Point Compression", 2023): a double that
 * is the nearest one to a decimal of few places is written as a whole number, and the rare other ones stand beside.
 *
 * @returns undefined where too many values are no decimals of at most 9 places
 */
export function decimalColumns(values: ValueColumns): DecimalColumns | undefined {
  const { counts, first, last, min, max, sum } = values;
  const limit = Math.floor(counts.length / 16);
  let best: Exact | undefined;
  for (let places = 0; places <= PLACES_MAX && best?.exceptions.length !== 0; places++) {
    const found = exact([first, last, min, max, sum], places, best === undefined ? limit : best.exceptions.length - 1);
    if (found !== undefined) best = found;
  }
  if (best === undefined) return undefined;
  const { places, whole, units, exceptions } = best;
  if (10 ** places * largest(max, min) * largest(counts) > EXPECTED_MAX) return undefined;
  return { places, differences: [...expected(whole, counts, -1), units], exceptions };
}

function largest(...columns: Float64Array[]): number {
  let largest = 0;
  for (const values of columns) for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

interface Exact {
  readonly places: number;
  readonly whole: Float64Array[];
  readonly units: Float64Array;
  readonly exceptions: Exception[];
}

/** The columns as whole numbers; undefined where more values than that are exceptions. */
function exact(columns: readonly Float64Array[], places: number, limit: number): Exact | undefined {
  const scale = 10 ** places;
  const length = columns[0]?.length ?? 0;
  const units = new Float64Array(length);
  const exceptions: Exception[] = [];
  const whole: Float64Array[] = [];
  for (let column = 0; column < columns.length; column++) {
    const values = columns[column] ?? units;
    const into = new Float64Array(length);
    const unitsMax = column === columns.length - 1 ? UNITS_MAX : 0;
    let before = 0;
    for (let row = 0; row < length; row++) {
      const value = values[row] ?? 0;
      const nearest = Math.round(value * scale);
      const off = Math.abs(nearest) <= WHOLE_MAX ? unitsBetween(nearest / scale, value) : Infinity;
      if (Math.abs(off) <= unitsMax) {
        // Adding 0 makes 0 of -0.
        before = nearest + 0;
        units[row] = off;
      } else if (exceptions.push({ column, row, value }) > limit) return undefined;
      into[row] = before;
    }
    whole.push(into);
  }
  return { places, whole, units, exceptions };
}

/** How many doubles lie between two, signed; Infinity where that is not to be seen in their lower halves. */
function unitsBetween(from: number, to: number): number {
  if (from === to && from !== 0) return 0;
  // A whole number can't tell -0 from 0.
  pair[0] = from + 0;
  pair[1] = to;
  if (words[1] !== words[3]) return Infinity;
  return (words[2] ?? 0) - (words[0] ?? 0);
}

/** The doubles themselves, by column: first, last, min, max, sum. */
export function doublesOf({ places, differences, exceptions }: DecimalColumns, counts: Float64Array): Float64Array[] {
  const scale = 10 ** places;
  const units = differences[5] ?? counts;
  const columns = expected(differences.slice(0, 5), counts, 1);
  for (const values of columns) {
    for (let row = 0; row < values.length; row++) values[row] = (values[row] ?? 0) / scale;
  }
  const sum = columns[4] ?? counts;
  for (let row = 0; row < sum.length; row++) {
    if (units[row] === 0) continue;
    pair[0] = sum[row] ?? 0;
    words[0] = (words[0] ?? 0) + (units[row] ?? 0);
    sum[row] = pair[0];
  }
  for (const { column, row, value } of exceptions) (columns[column] ?? counts)[row] = value;
  return columns;
}

/** Takes what is expected off the columns (sign -1), or adds it to the differences (sign 1). */
function expected(columns: readonly Float64Array[], counts: Float64Array, sign: 1 | -1): Float64Array[] {
  const result = columns.map((column) => column.slice());
  // What the expectation goes by: the whole numbers themselves, which when adding come to be row by row.
  const [first = counts, last = counts, min = counts, max = counts] = sign === 1 ? result : columns;
  const [firsts = counts, lasts = counts, mins = counts, maxs = counts, sums = counts] = result;
  let lastBefore = 0;
  for (let row = 0; row < counts.length; row++) {
    firsts[row] = (firsts[row] ?? 0) + sign * lastBefore;
    const opening = first[row] ?? 0;
    lasts[row] = (lasts[row] ?? 0) + sign * opening;
    const closing = last[row] ?? 0;
    mins[row] = (mins[row] ?? 0) + sign * Math.min(opening, closing);
    maxs[row] = (maxs[row] ?? 0) + sign * Math.max(opening, closing);
    const middle = Math.round(((min[row] ?? 0) + (max[row] ?? 0)) / 2);
    sums[row] = (sums[row] ?? 0) + sign * middle * (counts[row] ?? 0);
    lastBefore = closing;
  }
  return result;
}
