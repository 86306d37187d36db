import type { Chart } from 'chart.js';
import type { CurveDataset, Spot } from './kept-datasets';

const RADIUS = 2;

/** Dots where no line joins a point to another: it would not be seen otherwise. */
export function drawLonePoints(chart: Chart): void {
  const { ctx } = chart;
  for (const dataset of chart.data.datasets as unknown as CurveDataset[]) {
    const x = chart.scales.x;
    const y = chart.scales[dataset.yAxisID ?? 'y'];
    if (dataset.type !== 'line' || !x || !y) continue;
    ctx.fillStyle = dataset.color;
    for (const { x: at, y: value } of lonePoints(dataset.data)) {
      ctx.beginPath();
      ctx.arc(x.getPixelForValue(at), y.getPixelForValue(value), RADIUS, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
}

/** The points that have breaks on both sides. */
export function lonePoints(spots: readonly Spot[]): Spot[] {
  const found: Spot[] = [];
  let isBroken = true;
  for (let place = 0; place < spots.length; place++) {
    const spot = spots[place];
    const isBreak = !spot || Number.isNaN(spot.y);
    if (!isBreak && isBroken && Number.isNaN(spots[place + 1]?.y ?? NaN)) found.push(spot);
    isBroken = isBreak;
  }
  return found;
}
