export const IDENTIFIER_MAX_LENGTH = 128;
// Control characters, the line separators among them: an identifier is shown on one line and typed into a query.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
/**
 * The identifier (device, connection or message) that a client chose, in the one form in which it is compared and
 * stored: text without surrounding white space, 1 to 128 characters, no control characters, valid Unicode; a whole
 * number is taken as its digits. `undefined` for anything else.
 */
export function parseIdentifier(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const fits = text.length > 0 && text.length <= IDENTIFIER_MAX_LENGTH;
  return fits && text.isWellFormed() && !CONTROL.test(text) ? text : undefined;
}
//# sourceMappingURL=identifier.js.map
