const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
// No number needs more, and matching a text takes time that grows with it.
const LENGTH_MAX = 64;
/**
 * The number that a field of a message means: a finite number, or a decimal one written as text (`"72"`, `" 7.2e1 "`),
 * as microcontroller libraries send it. Anything else, hexadecimal, `"NaN"` and empty text included, is `undefined`.
 */
export function parseNumeric(value) {
  if (typeof value === 'string') {
    if (value.length > LENGTH_MAX) return undefined;
    const text = value.trim();
    return DECIMAL.test(text) ? finite(Number(text)) : undefined;
  }
  return typeof value === 'number' ? finite(value) : undefined;
}
function finite(value) {
  return Number.isFinite(value) ? value : undefined;
}
//# sourceMappingURL=numeric.js.map
