import type { ChartOptions } from 'chart.js';
import type { WallClock } from '../../../../core/session/wall-clock';
import { tickWords, timeTicks } from '../../../time-chart/time-ticks';
import type { ChartInk } from './chart-ink';
import type { Axis, Picture } from './picture';

/** How large a canvas is, pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

type LinearAxis = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]> & { type: 'linear' };

const TIME_TICK_WIDTH = 76;
const VALUE_TICK_WIDTH = 56;
const VALUE_TICK_HEIGHT = 34;
/** Below these, a drawing is too small for titles, or for figures at its axes. */
const ROOMY = { width: 300, height: 130 };
const TINY = { width: 130, height: 60 };

/** How a picture is drawn on a canvas of a size. What is pointed at is not Chart.js's concern: it listens to nothing. */
export function canvasOptions(picture: Picture, ink: ChartInk, size: CanvasSize): ChartOptions<'line'> {
  const { x, y, y2 } = picture;
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: [],
    datasets: { bar: { grouped: false } },
    elements: { line: { tension: 0 }, point: { hitRadius: 0, hoverRadius: 0 } },
    layout: { padding: { top: 4, right: y2 ? 0 : 4, bottom: 0, left: 0 } },
    scales: {
      x: { ...(x.clock ? timeAxis(x, x.clock, ink) : linearAxis(x, ink, size, 'x')), position: 'bottom' },
      y: linearAxis(y, ink, size, 'y'),
      ...(y2 && { y2: { ...linearAxis(y2, ink, size, 'y'), position: 'right', grid: { display: false } } }),
    },
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
  };
}

function timeAxis({ min, max }: Axis, clock: WallClock, { text, grid }: ChartInk): LinearAxis {
  return {
    type: 'linear',
    ...{ min, max, offset: false },
    grid: { color: grid, offset: false },
    ticks: {
      color: text,
      maxRotation: 0,
      autoSkip: false,
      // Times are as wide as one another: measuring one of them will do.
      sampleSize: 1,
      callback: (_, place, ticks) =>
        tickWords(
          place,
          ticks.map(({ value }) => value),
          Date.now(),
          clock,
        ),
    },
    afterBuildTicks: (axis) => {
      const room = Math.floor(axis.width / TIME_TICK_WIDTH);
      axis.ticks = timeTicks(axis.min, axis.max, room, clock).map((value) => ({ value }));
    },
  };
}

function linearAxis(axis: Axis, { text, grid }: ChartInk, { width, height }: CanvasSize, along: 'x' | 'y'): LinearAxis {
  const { min, max, isLoose, title, format } = axis;
  const isRoomy = width >= ROOMY.width && height >= ROOMY.height;
  const room = along === 'x' ? width / VALUE_TICK_WIDTH : height / VALUE_TICK_HEIGHT;
  return {
    type: 'linear',
    ...(isLoose ? { suggestedMin: min, suggestedMax: max } : { min, max }),
    offset: false,
    grid: { color: grid, offset: false },
    border: { display: along === 'x' },
    title: { display: title !== '' && isRoomy, text: title, color: text },
    ticks: {
      display: width >= TINY.width && height >= TINY.height,
      color: text,
      maxRotation: 0,
      // Ends that are no round values are no marks.
      includeBounds: false,
      maxTicksLimit: Math.min(8, Math.max(2, Math.floor(room))),
      callback: (value, _, [first, second]) =>
        format(Number(value), first && second ? Math.abs(second.value - first.value) : 0),
    },
  };
}
