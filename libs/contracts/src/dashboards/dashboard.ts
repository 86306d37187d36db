import type { WidgetKind } from './widget-kinds.js';

/** Columns of a dashboard's grid. */
export const GRID_COLUMNS = 12;

/** How much one dashboard may hold. */
export const DASHBOARD_LIMITS = {
  dashboards: 500,
  name: 80,
  widgets: 100,
  variables: 20,
  title: 120,
  channels: 64,
  thresholds: 12,
  text: 20_000,
  height: 60,
  row: 10_000,
} as const;

/** In whose time the times of a dashboard are told: the viewer's, that of the devices where it is known, or UTC. */
export const DASHBOARD_ZONES = ['viewer', 'device', 'utc'] as const;
export type DashboardZone = (typeof DASHBOARD_ZONES)[number];

/** Where a widget stands in the grid, in columns and rows from the upper left corner. */
export interface WidgetPlace {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** What a threshold means: its colour comes of it, in both themes. */
export const THRESHOLD_LEVELS = ['good', 'notice', 'caution', 'alarm'] as const;
export type ThresholdLevel = (typeof THRESHOLD_LEVELS)[number];

/** From `value` on up, until the next threshold, a value is of this level. */
export interface Threshold {
  value: number;
  level: ThresholdLevel;
  /** In words, e.g. `too fast`; empty for none. */
  label: string;
  /** Whether whoever has the dashboard open is told when a value comes to this level. */
  notify: boolean;
}

/** How many readings become one figure. */
export const AGGREGATIONS = ['last', 'mean', 'min', 'max', 'sum', 'count', 'p50', 'p95', 'p99'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** Settings that every widget has; what a kind has no use for it leaves as it is. */
export interface WidgetSettings {
  /** Addresses `device/channel`, also with `*`; `$name` stands for the chosen values of a variable. */
  channels: string[];
  /** A range of its own, by its name in addresses (`15m`); null: that of the dashboard. */
  range: string | null;
  aggregation: Aggregation;
  /** Null: that of the channel. One that it can be converted to is converted to, any other is only written. */
  unit: string | null;
  /** Digits after the decimal sign; null: as many as the value needs. */
  decimals: number | null;
  /** Ends of a scale; null: by the values. */
  min: number | null;
  max: number | null;
  /** In ascending order of their values. */
  thresholds: Threshold[];
  /** Of charts. */
  legend: boolean;
  /** Of charts: whether what is above one another is added up. */
  stacked: boolean;
  /** Of charts: between lowest and highest where readings are summed up. */
  bands: boolean;
  /** Of big numbers. */
  sparkline: boolean;
  /** Of tables and feeds: rows at most; of histograms: bins. */
  rows: number;
  /** Of text: Markdown. */
  text: string;
}

/** One picture of a dashboard. */
export interface Widget {
  /** Unique within the dashboard, 1 to 64 characters. */
  id: string;
  kind: WidgetKind;
  /** Empty: told by its channels. */
  title: string;
  place: WidgetPlace;
  settings: WidgetSettings;
}

/** What a variable is chosen from. */
export const VARIABLE_KINDS = ['device', 'channel', 'label'] as const;
export type VariableKind = (typeof VARIABLE_KINDS)[number];

/** A name that stands for what the viewer chooses. */
export interface DashboardVariable {
  /** Letters, digits and `_`, beginning with a letter; written `$name`. */
  name: string;
  kind: VariableKind;
  /** What is offered: names of devices or channels, also with `*`; of labels, all of them where it is `*`. */
  pattern: string;
  /** What is chosen at first; `*` alone: all. */
  initial: string[];
}

/** What people write into a dashboard; also the content of its JSON file. */
export interface DashboardContent {
  name: string;
  /** The range that is shown at first, by its name in addresses (`15m`). */
  range: string;
  zone: DashboardZone;
  variables: DashboardVariable[];
  widgets: Widget[];
}

/** A dashboard as it is stored. */
export interface Dashboard extends DashboardContent {
  /** Made by the server. */
  id: string;
  /** Grows with each change; a change must name the version that it is about. */
  version: number;
  /** Milliseconds since 1970, UTC. */
  updatedAt: number;
}

/** A dashboard in a list. */
export interface DashboardSummary extends Pick<Dashboard, 'id' | 'name' | 'version' | 'updatedAt'> {
  /** Kinds of its widgets, in the order of their places. */
  widgets: WidgetKind[];
}

/** Answer of `GET /api/dashboards`: in the order that people gave them. */
export interface DashboardList {
  count: number;
  data: DashboardSummary[];
}

/** Body of `PUT /api/dashboards/{id}`: replaces the version that it names, else 409 `version_conflict`. */
export interface DashboardChange extends DashboardContent {
  version: number;
}

/** Body of `PUT /api/dashboards/order`: ids of all dashboards; those that it does not name come after these. */
export interface DashboardOrder {
  ids: string[];
}
