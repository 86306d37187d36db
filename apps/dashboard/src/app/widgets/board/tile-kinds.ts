import type { WidgetKindEntry } from './widget-kind';

/** Kinds that show figures, rows or text. */
export const TILE_KINDS: readonly WidgetKindEntry[] = [];
