import type { ThresholdLevel } from '@tachograph/contracts';
import type { Scheme } from '../../../../core/session/theme';

/** Colours that a canvas needs by value: it can't read the theme's custom properties. */
export interface ChartInk {
  readonly text: string;
  readonly grid: string;
  /** Behind what is written onto the drawing. */
  readonly paper: string;
  readonly levels: Readonly<Record<ThresholdLevel, string>>;
}

/** The same tones as in the style sheet. */
const INKS: Record<Scheme, ChartInk> = {
  light: {
    text: '#3f484b',
    grid: '#00000014',
    paper: '#ffffffd9',
    levels: { good: '#1a6b33', notice: '#1d5fbf', caution: '#855000', alarm: '#b3261e' },
  },
  dark: {
    text: '#bfc8cb',
    grid: '#ffffff1a',
    paper: '#0e1415d9',
    levels: { good: '#7ddc97', notice: '#9cc4ff', caution: '#ffc46b', alarm: '#ff9a8f' },
  },
};

export function chartInk(scheme: Scheme): ChartInk {
  return INKS[scheme];
}
