import { parseShortText } from './short-text.js';

export const IDENTIFIER_MAX_LENGTH = 128;

/**
 * The identifier (device, connection or message) that a client chose, in the one form in which it is compared and
 * stored: text without surrounding white space, 1 to 128 characters, no control characters, valid Unicode; a whole
 * number is taken as its digits. `undefined` for anything else.
 */
export function parseIdentifier(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  const text = parseShortText(value, IDENTIFIER_MAX_LENGTH);
  return text === '' ? undefined : text;
}
