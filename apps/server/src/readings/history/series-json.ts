import type { Series, SeriesAnswer } from '@tachograph/contracts';
import type { SeriesQuestion } from './series-reader.js';

/** The answer to a question, as JSON in UTF-8. */
export function seriesJson({ span, points }: Pick<SeriesQuestion, 'span' | 'points'>, series: Series[]) {
  const answer: SeriesAnswer = { ...span, points, series };
  return new TextEncoder().encode(JSON.stringify(answer));
}
