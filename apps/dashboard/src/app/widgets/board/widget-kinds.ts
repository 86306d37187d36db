import type { WidgetKind } from '@tachograph/contracts';
import { CHART_KINDS } from './chart-kinds';
import { TILE_KINDS } from './tile-kinds';
import type { WidgetKindEntry } from './widget-kind';

/** Every kind of widgets, in the order in which they are offered. */
export const KINDS: readonly WidgetKindEntry[] = [...CHART_KINDS, ...TILE_KINDS];

/** @returns undefined for a kind of a later version */
export function kindEntry(kind: WidgetKind): WidgetKindEntry | undefined {
  return KINDS.find((entry) => entry.kind === kind);
}
