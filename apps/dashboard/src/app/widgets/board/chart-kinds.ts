import type { WidgetSettings } from '@tachograph/contracts';
import type { WidgetKindEntry } from './widget-kind';

const SIZE = { w: 6, h: 4 } as const;
/** Where many readings become one point, their mean says more than the last of them. */
const SETTINGS: Partial<WidgetSettings> = { aggregation: 'mean' };
const SHARED = ['channels', 'range', 'aggregation', 'unit', 'decimals', 'min', 'max', 'thresholds', 'legend'] as const;

/** Kinds of charts. */
export const CHART_KINDS: readonly WidgetKindEntry[] = [
  {
    kind: 'line',
    name: $localize`Line chart`,
    description: $localize`values over time, with the range between lowest and highest`,
    icon: 'line',
    size: SIZE,
    settings: SETTINGS,
    fields: [...SHARED, 'bands'],
    load: () => import('./charts/time-widget').then(({ TimeWidget }) => TimeWidget),
  },
  {
    kind: 'area',
    name: $localize`Area chart`,
    description: $localize`amounts over time, also added up`,
    icon: 'area',
    size: SIZE,
    settings: SETTINGS,
    fields: [...SHARED, 'bands', 'stacked'],
    load: () => import('./charts/time-widget').then(({ TimeWidget }) => TimeWidget),
  },
  {
    kind: 'bar',
    name: $localize`Bar chart`,
    description: $localize`one figure for each stretch of time, to compare them`,
    icon: 'bar',
    size: SIZE,
    settings: SETTINGS,
    fields: [...SHARED, 'bands', 'stacked'],
    load: () => import('./charts/bar-widget').then(({ BarWidget }) => BarWidget),
  },
  {
    kind: 'scatter',
    name: $localize`Scatter chart`,
    description: $localize`how channels go together: the first across, the others up`,
    icon: 'scatter',
    size: SIZE,
    settings: SETTINGS,
    fields: SHARED,
    load: () => import('./charts/scatter-widget').then(({ ScatterWidget }) => ScatterWidget),
  },
  {
    kind: 'histogram',
    name: $localize`Histogram`,
    description: $localize`how often which values were measured`,
    icon: 'histogram',
    size: SIZE,
    settings: {},
    fields: ['channels', 'range', 'unit', 'decimals', 'min', 'max', 'thresholds', 'rows', 'legend'],
    load: () => import('./charts/histogram-widget').then(({ HistogramWidget }) => HistogramWidget),
  },
];
