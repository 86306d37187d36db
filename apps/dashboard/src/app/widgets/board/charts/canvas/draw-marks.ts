import type { Chart, ChartArea } from 'chart.js';
import type { ChartInk } from './chart-ink';
import type { Mark } from './picture';

const DASH = [6, 4];
const LABEL = { font: "600 11px 'Inter Variable', system-ui, sans-serif", height: 14, pad: 3 };

/** Lines at the thresholds, each with its label, in the colour of its level. */
export function drawMarks(chart: Chart, marks: readonly Mark[], ink: ChartInk): void {
  const { ctx, chartArea: area } = chart;
  ctx.save();
  ctx.font = LABEL.font;
  ctx.textBaseline = 'middle';
  for (const mark of marks) {
    const pixel = chart.scales[mark.axis]?.getPixelForValue(mark.value);
    if (pixel === undefined || !isWithin(pixel, mark.axis, area)) continue;
    ctx.strokeStyle = ink.levels[mark.level];
    ctx.lineWidth = 1.25;
    ctx.setLineDash(DASH);
    strokeAcross(ctx, Math.round(pixel) + 0.5, mark.axis, area);
    if (mark.label !== '') writeLabel(ctx, mark, pixel, area, ink);
  }
  ctx.restore();
}

function isWithin(pixel: number, axis: Mark['axis'], area: ChartArea): boolean {
  return axis === 'y' ? pixel >= area.top && pixel <= area.bottom : pixel >= area.left && pixel <= area.right;
}

function strokeAcross(ctx: CanvasRenderingContext2D, pixel: number, axis: Mark['axis'], area: ChartArea): void {
  ctx.beginPath();
  if (axis === 'y') {
    ctx.moveTo(area.left, pixel);
    ctx.lineTo(area.right, pixel);
  } else {
    ctx.moveTo(pixel, area.top);
    ctx.lineTo(pixel, area.bottom);
  }
  ctx.stroke();
}

/** At the right end of a line across, above it where there is room; at the top of one that goes down. */
function writeLabel(ctx: CanvasRenderingContext2D, mark: Mark, pixel: number, area: ChartArea, ink: ChartInk): void {
  const width = ctx.measureText(mark.label).width + 2 * LABEL.pad;
  const left = Math.max(area.left, Math.min(mark.axis === 'y' ? area.right - width : pixel + 2, area.right - width));
  const isAbove = pixel - LABEL.height - 1 >= area.top;
  const middle =
    mark.axis === 'x' ? area.top + 8 : isAbove ? pixel - LABEL.height / 2 - 1 : pixel + LABEL.height / 2 + 1;
  ctx.fillStyle = ink.paper;
  ctx.fillRect(left, middle - LABEL.height / 2, width, LABEL.height);
  ctx.fillStyle = ink.levels[mark.level];
  ctx.fillText(mark.label, left + LABEL.pad, middle);
}
