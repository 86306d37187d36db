export declare const IDENTIFIER_MAX_LENGTH = 128;
/**
 * The identifier (device, connection or message) that a client chose, in the one form in which it is compared and
 * stored: text without surrounding white space, 1 to 128 characters, no control characters, valid Unicode; a whole
 * number is taken as its digits. `undefined` for anything else.
 */
export declare function parseIdentifier(value: unknown): string | undefined;
