/** What a column holds, and what a parameter may be. */
export type SqlValue = number | string | Uint8Array | null;

/**
 * Questions in SQL, answered by rows that are arrays of columns: for those who read many rows, which as objects or entities
 * would cost several times as much. A connection of its own, that sees only what is committed; in any thread.
 *
 * Doubles come back as the very same doubles, whole numbers as numbers (also 64-bit ones up to 2^53), BLOBs as bytes. What sums whole
 * numbers in MySQL answers a DECIMAL, which comes as text. Whole numbers after LIMIT are to be written out: MySQL takes no parameter there.
 */
export abstract class Questions {
  abstract readonly kind: 'sqlite' | 'mysql';

  /** @throws whatever the database throws */
  abstract rows<Row extends readonly SqlValue[]>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;

  abstract close(): Promise<void>;
}
