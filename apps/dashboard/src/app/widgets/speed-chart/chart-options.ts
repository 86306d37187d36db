import type { ChartOptions } from 'chart.js';
import { clockTime } from '../../core/session/local-time';
import { formatSpeed } from '../../core/session/speed-format';
import type { Scheme } from '../../core/session/theme';
import { timeTicks } from './time-ticks';

type LinearAxis = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]> & { type: 'linear' };

const TICK_WIDTH = 72;
/** A canvas can't read the theme's custom properties; these are the same tones. */
const INK: Record<Scheme, { text: string; grid: string }> = {
  light: { text: '#3f484b', grid: '#00000014' },
  dark: { text: '#bfc8cb', grid: '#ffffff1a' },
};

/**
 * How the speed chart looks and behaves. Nothing moves by itself: what changes, changes with a reading.
 * @param span what the time axis shows, milliseconds since 1970
 */
export function chartOptions(scheme: Scheme, span: { min: number; max: number }): ChartOptions<'line'> {
  const { text } = INK[scheme];
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    elements: { line: { borderWidth: 2, tension: 0.15 }, point: { radius: 1.75, hoverRadius: 5 } },
    scales: { x: timeAxis(scheme, span), y: speedAxis(scheme) },
    plugins: {
      legend: { align: 'start', labels: { color: text, boxWidth: 12, boxHeight: 2 } },
      tooltip: {
        callbacks: {
          title: (items) => clockTime(items[0]?.parsed.x ?? 0, Date.now(), 'milliseconds'),
          label: ({ dataset, parsed }) => `${dataset.label}: ${formatSpeed(parsed.y ?? 0)} km/h`,
        },
      },
    },
  };
}

function timeAxis(scheme: Scheme, span: { min: number; max: number }): LinearAxis {
  const { text, grid } = INK[scheme];
  return {
    type: 'linear',
    ...span,
    grid: { color: grid },
    ticks: { color: text, maxRotation: 0, autoSkip: false, callback: (value) => clockTime(Number(value)) },
    afterBuildTicks: (axis) => {
      const room = Math.floor(axis.width / TICK_WIDTH);
      axis.ticks = timeTicks(axis.min, axis.max, room).map((value) => ({ value }));
    },
  };
}

function speedAxis(scheme: Scheme): LinearAxis {
  const { text, grid } = INK[scheme];
  return {
    type: 'linear',
    suggestedMin: 0,
    suggestedMax: 100,
    grid: { color: grid },
    border: { display: false },
    title: { display: true, text: 'km/h', color: text },
    ticks: { color: text, maxTicksLimit: 7 },
  };
}
