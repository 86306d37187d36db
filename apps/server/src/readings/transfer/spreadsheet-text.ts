// Where a spreadsheet begins to calculate; before it, the apostrophes that keep it from doing so, or that a name itself has.
const FORMULA = /^'*[=+\-@\t\r]/;
const DEFUSED = /^'+[=+\-@\t\r]/;

/**
 * A text that no spreadsheet takes for a formula: one that looks like it gets a leading apostrophe (OWASP, CSV injection), and so does one
 * that would then look like such a text, so that {@link armed} gives each back exactly.
 */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was {@link defused}. */
export function armed(text: string): string {
  return DEFUSED.test(text) ? text.slice(1) : text;
}
