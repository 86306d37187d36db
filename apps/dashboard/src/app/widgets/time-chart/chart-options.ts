import type { ChartOptions, TooltipItem } from 'chart.js';
import { clockTime } from '../../core/session/local-time';
import { LOCALE } from '../../core/session/locale';
import type { Scheme } from '../../core/session/theme';
import type { TimeSpan } from './recent-span';
import type { TimePoint } from './time-line';
import { tickWords, timeTicks } from './time-ticks';

type LinearAxis = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]> & { type: 'linear' };

/** What a chart shows beside its lines. */
export interface ChartLook {
  /** Stands beside the axis. */
  readonly unit: string;
  /** A value as it is read, with its unit. */
  readonly format: (value: number) => string;
  /** A value at the axis, where that is not just the number. */
  readonly formatTick?: (value: number) => string;
  /** What the axis spans at least. */
  readonly least?: number;
  readonly most?: number;
  /** What the axis spans, whatever the values are. */
  readonly fixed?: { readonly min: number; readonly max: number };
  /** Pixels that the value axis takes, so that charts beneath each other line up. */
  readonly axisWidth?: number;
  /** Marks at the value axis at most. */
  readonly ticksMax?: number;
  readonly hasLegend?: boolean;
  /** A press on a name in the legend hides nothing: a line of a band alone would. */
  readonly isLegendFixed?: boolean;
}

/** Pixels that charts beneath each other leave free on the right: room for half of a time at the edge. */
export const ALIGNED_RIGHT = 28;

const TICK_WIDTH = 72;
/** A canvas can't read the theme's custom properties; these are the same tones. */
const INK: Record<Scheme, { text: string; grid: string }> = {
  light: { text: '#3f484b', grid: '#00000014' },
  dark: { text: '#bfc8cb', grid: '#ffffff1a' },
};

/** How a chart over time looks and behaves. Nothing moves by itself: what changes, changes with a reading. */
export function chartOptions(scheme: Scheme, span: TimeSpan, look: ChartLook): ChartOptions<'line'> {
  const { text } = INK[scheme];
  return {
    animation: false,
    locale: LOCALE,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    elements: { line: { borderWidth: 2, tension: 0.15 }, point: { radius: 1.75, hoverRadius: 5 } },
    ...(look.axisWidth !== undefined && { layout: { autoPadding: false, padding: { right: ALIGNED_RIGHT, top: 8 } } }),
    scales: { x: timeAxis(scheme, span, look.axisWidth !== undefined), y: valueAxis(scheme, look) },
    plugins: {
      // What has no name belongs to a line that has one: the edges of its band.
      legend: {
        align: 'start',
        labels: { color: text, boxWidth: 24, boxHeight: 2, filter: (item) => item.text !== '' },
        ...(look.isLegendFixed && { onClick: () => undefined }),
      },
      tooltip: {
        filter: ({ dataset }) => dataset.label !== '',
        callbacks: { title: (items) => pointTime(items[0]), label: (item) => pointWords(item, look) },
      },
    },
  };
}

function pointTime(item: TooltipItem<'line'> | undefined): string {
  const { x = 0, sums } = (item?.raw ?? {}) as Partial<TimePoint>;
  if (!sums) return clockTime(x, Date.now(), 'milliseconds');
  return `${clockTime(sums.from)} – ${clockTime(sums.to, sums.from)}`;
}

function pointWords({ dataset, raw }: TooltipItem<'line'>, { format }: ChartLook): string {
  const { y, sums } = raw as TimePoint;
  const value = format(y ?? 0);
  if (!sums) return `${dataset.label}: ${value}`;
  return $localize`${dataset.label}:name:: mean ${value}:mean:, ${format(sums.low)}:lowest: to ${format(sums.high)}:highest:`;
}

/** Aligned, it takes no room of its own for the times at its ends, which would move the edges of the drawing. */
function timeAxis(scheme: Scheme, span: TimeSpan, isAligned: boolean): LinearAxis {
  const { text, grid } = INK[scheme];
  return {
    type: 'linear',
    ...span,
    grid: { color: grid },
    ticks: {
      color: text,
      maxRotation: 0,
      autoSkip: false,
      callback: (_, place, ticks) =>
        tickWords(
          place,
          ticks.map(({ value }) => value),
        ),
    },
    afterBuildTicks: (axis) => {
      const room = Math.floor(axis.width / TICK_WIDTH);
      axis.ticks = timeTicks(axis.min, axis.max, room).map((value) => ({ value }));
    },
    ...(isAligned && { afterFit: (axis) => (axis.paddingLeft = axis.paddingRight = 0) }),
  };
}

function valueAxis(scheme: Scheme, look: ChartLook): LinearAxis {
  const { text, grid } = INK[scheme];
  const { unit, formatTick, least, most, fixed, axisWidth } = look;
  return {
    type: 'linear',
    suggestedMin: least,
    suggestedMax: most,
    ...fixed,
    grid: { color: grid },
    border: { display: false },
    title: { display: unit !== '', text: unit, color: text },
    ticks: {
      color: text,
      maxTicksLimit: look.ticksMax ?? (axisWidth === undefined ? 7 : 4),
      ...(formatTick && { callback: (value) => formatTick(Number(value)) }),
    },
    ...(axisWidth !== undefined && { afterFit: (axis) => (axis.width = axisWidth) }),
  };
}
