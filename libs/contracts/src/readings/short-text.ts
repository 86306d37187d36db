// Control characters, the line separators among them: such a text is shown on one line and typed into a query.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * A text that fits on one line, without the white space around it: valid Unicode, no control characters. `undefined` for
 * anything else.
 *
 * @param max characters at most
 */
export function parseShortText(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text.length <= max && text.isWellFormed() && !CONTROL.test(text) ? text : undefined;
}
