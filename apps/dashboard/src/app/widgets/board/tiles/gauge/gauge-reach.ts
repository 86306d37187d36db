import type { Figure } from '../figure';

/** By unit, the lowest and the highest value that was shown. */
export type GaugeReach = ReadonlyMap<string, readonly [lowest: number, highest: number]>;

/** What was shown before and these figures. */
export function widened(reach: GaugeReach, figures: readonly Figure[]): GaugeReach {
  const wider = new Map(reach);
  for (const { unit, value } of figures) {
    const [lowest, highest] = wider.get(unit) ?? [value, value];
    wider.set(unit, [Math.min(lowest, value), Math.max(highest, value)]);
  }
  return wider;
}

export function isSameReach(a: GaugeReach, b: GaugeReach): boolean {
  return (
    a.size === b.size &&
    [...a].every(([unit, [lowest, highest]]) => {
      const other = b.get(unit);
      return other?.[0] === lowest && other[1] === highest;
    })
  );
}
