import type { MissingSpan } from '@tachograph/contracts';
import type { Chart } from 'chart.js';
import type { ChartInk } from './chart-ink';

/** Pixels between the strokes of the hatching. */
const STEP = 9;

/** Hatches what an answer may know nothing of: readings may have been taken there all the same. */
export function drawMissing(chart: Chart, missing: readonly MissingSpan[], ink: ChartInk): void {
  const { ctx, chartArea: area, scales } = chart;
  const x = scales.x;
  if (!x || missing.length === 0) return;
  ctx.save();
  ctx.beginPath();
  for (const { from, to } of missing) {
    const left = Math.max(area.left, x.getPixelForValue(from));
    const right = Math.min(area.right, x.getPixelForValue(to));
    if (right > left) ctx.rect(left, area.top, Math.max(1, right - left), area.bottom - area.top);
  }
  ctx.clip();
  ctx.strokeStyle = ink.text;
  ctx.globalAlpha = 0.25;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const height = area.bottom - area.top;
  for (let from = area.left - height; from < area.right; from += STEP) {
    ctx.moveTo(from, area.bottom);
    ctx.lineTo(from + height, area.top);
  }
  ctx.stroke();
  ctx.restore();
}
