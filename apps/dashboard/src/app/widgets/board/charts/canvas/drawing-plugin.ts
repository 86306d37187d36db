import type { Plugin } from 'chart.js';
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
    afterLayout: ({ chartArea: { left, right, top, bottom } }) => lies({ left, right, top, bottom }),
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
