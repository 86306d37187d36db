import { escapeName } from '@tachograph/contracts';

/** Stands for every value. */
export const ALL = '*';

/** Values as one text of an address, with commas between them; null for none. */
export function valueList(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.map((value) => (value === ALL ? ALL : escapeName(value))).join(',');
}

/** The values of such a text, each once. */
export function parseValueList(text: string): readonly string[] {
  return [...new Set(text.split(',').map(unescaped).filter(Boolean))];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    // Typed by hand: a sign that stands for itself.
    return text.trim();
  }
}
