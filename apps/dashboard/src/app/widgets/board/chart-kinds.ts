import type { WidgetKindEntry } from './widget-kind';

/** Kinds of charts. */
export const CHART_KINDS: readonly WidgetKindEntry[] = [];
