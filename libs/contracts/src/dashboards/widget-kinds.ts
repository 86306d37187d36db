/** Kinds of widgets: charts, and what shows figures, rows or text. */
export const WIDGET_KINDS = [
  'line',
  'area',
  'bar',
  'scatter',
  'histogram',
  'gauge',
  'number',
  'progress',
  'status',
  'table',
  'feed',
  'connections',
  'alerts',
  'text',
  'counter',
] as const;
export type WidgetKind = (typeof WIDGET_KINDS)[number];
