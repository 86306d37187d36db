import type { WidgetSettings } from './dashboard.js';

/** The settings that a widget has where nobody said anything else. */
export const DEFAULT_SETTINGS: WidgetSettings = {
  channels: [],
  range: null,
  aggregation: 'last',
  unit: null,
  decimals: null,
  min: null,
  max: null,
  thresholds: [],
  legend: true,
  stacked: false,
  bands: true,
  sparkline: true,
  rows: 20,
  text: '',
};
