/** The first place whose value is at least the one sought, in ascending order; the length where there is none. */
export function placeFrom(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place whose value is nearest, in ascending order; -1 of none. */
export function nearestPlace(ascending: readonly number[], value: number): number {
  const after = placeFrom(ascending, value);
  if (after === 0) return ascending.length === 0 ? -1 : 0;
  const before = after - 1;
  const isAfterNearer = (ascending[after] ?? Infinity) - value < value - (ascending[before] ?? -Infinity);
  return isAfterNearer ? after : before;
}
