import type { Chart, Plugin } from 'chart.js';
import type { ChartInk } from './chart-ink';
import { drawBands } from './draw-bands';
import { drawLonePoints } from './draw-lone-points';
import { drawMarks } from './draw-marks';
import { drawMissing } from './draw-missing';
import type { DrawingArea, Picture } from './picture';

/** Where what is drawn beside the curves comes from, and where the drawing lies. */
export interface Drawing {
  readonly picture: () => Pick<Picture, 'marks' | 'missing'>;
  readonly ink: () => ChartInk;
  readonly lies: (area: DrawingArea) => void;
}

/** Draws what is no curve: bands and missing stretches behind them, lone points and thresholds above. Nothing of it is an element. */
export function drawingPlugin({ picture, ink, lies }: Drawing): Plugin {
  return {
    id: 'tachograph',
    afterUpdate: (chart) => lies(areaOf(chart)),
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea: area } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      drawMissing(chart, picture().missing, ink());
      drawBands(chart);
      ctx.restore();
    },
    afterDatasetsDraw: (chart) => {
      drawLonePoints(chart);
      drawMarks(chart, picture().marks, ink());
    },
  };
}

function areaOf({ chartArea: { left, right, top, bottom }, scales }: Chart): DrawingArea {
  const ends = (id: string) => ({ min: scales[id]?.min ?? 0, max: scales[id]?.max ?? 1 });
  return { left, right, top, bottom, x: ends('x'), y: ends('y'), y2: ends('y2') };
}
