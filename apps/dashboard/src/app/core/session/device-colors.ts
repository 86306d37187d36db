import type { Scheme } from './theme';

/** Told apart by lightness as well as hue, each at 3:1 or more against the card it is drawn on. */
const COLORS: Record<Scheme, readonly string[]> = {
  light: ['#00687a', '#b4410e', '#6b4fb3', '#2f7d32', '#ad1457', '#8a6100', '#1d5fbf', '#5d4a42'],
  dark: ['#57d6ec', '#ffb27a', '#c3b0ff', '#8fd694', '#ff9dc0', '#e8c25a', '#9cc4ff', '#d3bfb4'],
};

/** So many devices differ by their colour. */
export const DISTINCT_COLORS = COLORS.light.length;

/** The colour of a device, by its place in the list of devices; after eight they repeat. */
export function deviceColor(place: number, scheme: Scheme): string {
  const colors = COLORS[scheme];
  return colors[Math.max(0, place) % colors.length] ?? 'currentColor';
}
