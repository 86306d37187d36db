const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/** Whether a JSON text is an array, if it is anything. */
export function isArray(text: string): boolean {
  return /^\s*\[/.test(text);
}

/**
 * Takes a JSON array apart into the texts of its items, which can then be read one by one: read at once, a body of some
 * megabytes holds up everyone for seconds. Nobody has looked at the items yet; where each is valid JSON, so is the array.
 *
 * @throws SyntaxError where it has no end, or something stands behind that
 */
export function* itemsOf(text: string): Generator<string, void> {
  let from = text.indexOf('[') + 1;
  for (;;) {
    const end = endOfItem(text, from);
    const isLast = text.charCodeAt(end) !== COMMA;
    if (isLast && text[end] !== ']') throw new SyntaxError('the array ends with another bracket');
    const item = text.slice(from, end);
    const isEmpty = isLast && from === text.indexOf('[') + 1 && item.trim() === '';
    if (!isEmpty) yield item;
    from = end + 1;
    if (isLast) break;
  }
  if (text.slice(from).trim() !== '') throw new SyntaxError('something stands behind the array');
}

/** Hot path: once a character. */
function endOfItem(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENING.includes(code)) depth += 1;
    else if (depth === 0 && (code === COMMA || CLOSING.includes(code))) return at;
    else if (CLOSING.includes(code)) depth -= 1;
  }
  throw new SyntaxError('the array has no end');
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}
