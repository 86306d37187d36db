/**
 * The number that a field of a message means: a finite number, or a decimal one written as text (`"72"`, `" 7.2e1 "`),
 * as microcontroller libraries send it. Anything else, hexadecimal, `"NaN"` and empty text included, is `undefined`.
 */
export declare function parseNumeric(value: unknown): number | undefined;
