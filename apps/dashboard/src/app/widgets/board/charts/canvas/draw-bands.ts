import type { Chart, Scale } from 'chart.js';
import type { CurveDataset } from './kept-datasets';
import type { Band } from './picture';

/** Opacity of the band between lowest and highest. */
const ALPHA = 0.22;
/** Half of the least height, pixels: where lowest and highest are the same, a band would not be seen. */
const LEAST = 0.5;

/** Draws what lies between the lowest and the highest of each curve's buckets; a break of the curve breaks it too. */
export function drawBands(chart: Chart): void {
  const { ctx } = chart;
  for (const dataset of chart.data.datasets as unknown as CurveDataset[]) {
    const x = chart.scales.x;
    const y = chart.scales[dataset.yAxisID ?? 'y'];
    if (!dataset.band || !x || !y) continue;
    ctx.save();
    ctx.globalAlpha = dataset.band.isWhisker ? 1 : ALPHA;
    ctx.fillStyle = ctx.strokeStyle = dataset.color;
    if (dataset.band.isWhisker) strokeWhiskers(ctx, dataset.band, x, y);
    else fillBand(ctx, dataset.band, x, y);
    ctx.restore();
  }
}

function fillBand(ctx: CanvasRenderingContext2D, band: Band, x: Scale, y: Scale): void {
  let first = 0;
  ctx.beginPath();
  for (let place = 0; place <= band.x.length; place++) {
    if (place < band.x.length && !Number.isNaN(band.high[place])) continue;
    if (place > first) outline(ctx, band, { first, end: place }, x, y);
    first = place + 1;
  }
  ctx.fill();
}

/** Along the highest and back along the lowest, to the very ends of the first and the last bucket: a lone one has a width too. */
function outline(
  ctx: CanvasRenderingContext2D,
  band: Band,
  { first, end }: { readonly first: number; readonly end: number },
  x: Scale,
  y: Scale,
): void {
  const at = (place: number, shift = 0) => x.getPixelForValue((band.x[place] ?? 0) + shift);
  const high = (place: number) => y.getPixelForValue(band.high[place] ?? 0) - LEAST;
  const low = (place: number) => y.getPixelForValue(band.low[place] ?? 0) + LEAST;
  const last = end - 1;
  ctx.moveTo(at(first, -band.reach), high(first));
  for (let place = first; place < end; place++) ctx.lineTo(at(place), high(place));
  ctx.lineTo(at(last, band.reach), high(last));
  ctx.lineTo(at(last, band.reach), low(last));
  for (let place = last; place >= first; place--) ctx.lineTo(at(place), low(place));
  ctx.lineTo(at(first, -band.reach), low(first));
  ctx.closePath();
}

function strokeWhiskers(ctx: CanvasRenderingContext2D, band: Band, x: Scale, y: Scale): void {
  ctx.beginPath();
  for (let place = 0; place < band.x.length; place++) {
    const at = Math.round(x.getPixelForValue(band.x[place] ?? 0)) + 0.5;
    ctx.moveTo(at, y.getPixelForValue(band.low[place] ?? 0));
    ctx.lineTo(at, y.getPixelForValue(band.high[place] ?? 0));
  }
  ctx.lineWidth = 1;
  ctx.stroke();
}
