/**
 * Multi-row statements for the hot path: several times as fast as TypeORM's insert builder, which makes an object, its
 * metadata and its parameters anew for each row.
 */
import type { QueryRunner } from 'typeorm';

/** Parameters of one SQLite statement at most (its default limit is 32 766). */
const SQLITE_ROWS_MAX = 512;

type SqlValue = number | string;

/** How the two kinds of database spell what differs between them. */
export interface Dialect {
  readonly ignore: string;
  /** After the values: let be the row that has this key already. Unlike `ignore`, it lets pass nothing else that is wrong. */
  readonly keep: (key: readonly string[]) => string;
  /** After the values: let the larger or the smaller of the new and the standing value be, for a row whose key exists. */
  readonly widen: (
    key: string,
    columns: { readonly up: readonly string[]; readonly down: readonly string[] },
  ) => string;
  /** Opens a list of row values after IN. */
  readonly rowList: string;
  /** Whether a statement of numbers is written out: where the driver would do just that with parameters, one by one. */
  readonly literal: boolean;
  /** Into how many rows each a number of rows is split. */
  readonly split: (rows: number) => number[];
}

export const MYSQL_DIALECT: Dialect = {
  ignore: 'INSERT IGNORE',
  keep: ([column = '']) => `ON DUPLICATE KEY UPDATE ${column} = ${column}`,
  widen: (_key, { up, down }) =>
    `ON DUPLICATE KEY UPDATE ${[
      ...up.map((column) => `${column} = GREATEST(${column}, VALUES(${column}))`),
      ...down.map((column) => `${column} = LEAST(${column}, VALUES(${column}))`),
    ].join()}`,
  rowList: '',
  literal: true,
  split: (rows) => [rows],
};

/** SQLite prepares a statement once a text: powers of two keep the number of texts small, whatever a group's size. */
export const SQLITE_DIALECT: Dialect = {
  ignore: 'INSERT OR IGNORE',
  keep: (key) => `ON CONFLICT (${key.join()}) DO NOTHING`,
  widen: (key, { up, down }) =>
    `ON CONFLICT (${key}) DO UPDATE SET ${[
      ...up.map((column) => `${column} = MAX(${column}, excluded.${column})`),
      ...down.map((column) => `${column} = MIN(${column}, excluded.${column})`),
    ].join()}`,
  rowList: 'VALUES ',
  literal: false,
  split: powersOfTwo,
};

function powersOfTwo(rows: number): number[] {
  const sizes: number[] = [];
  for (let left = rows; left > 0; left -= sizes.at(-1) ?? left) {
    sizes.push(Math.min(SQLITE_ROWS_MAX, 2 ** Math.floor(Math.log2(left))));
  }
  return sizes;
}

/** `(?,?),(?,?)`: placeholders for rows of `width` values. */
export function placeholders(rows: number, width: number): string {
  const row = `(${Array(width).fill('?').join()})`;
  return Array(rows).fill(row).join();
}

/**
 * Runs `INSERT … VALUES` for rows of numbers alone. Hot path: a number's text needs no escaping, and is read back as the very
 * same double; what is no number (`NaN`) is no SQL either, and is refused.
 *
 * @param head the statement up to the word VALUES
 * @param tail the statement after the values
 */
export async function insertNumbers(
  runner: QueryRunner,
  dialect: Dialect,
  head: string,
  rows: readonly (readonly number[])[],
  tail = '',
): Promise<void> {
  if (dialect.literal) await runner.query(`${head} VALUES (${rows.map((row) => row.join()).join('),(')}) ${tail}`);
  else await insertRows(runner, dialect, head, rows, tail);
}

/**
 * Runs `INSERT … VALUES` for all rows.
 *
 * @param head the statement up to the word VALUES
 * @param tail the statement after the values
 * @returns how many rows were inserted
 */
export async function insertRows(
  runner: QueryRunner,
  dialect: Dialect,
  head: string,
  rows: readonly (readonly SqlValue[])[],
  tail = '',
): Promise<number> {
  let inserted = 0;
  let at = 0;
  for (const size of dialect.split(rows.length)) {
    const part = rows.slice(at, at + size);
    const sql = `${head} VALUES ${placeholders(size, part[0]?.length ?? 0)} ${tail}`;
    const { affected } = await runner.query(sql, part.flat(), true);
    inserted += affected ?? 0;
    at += size;
  }
  return inserted;
}
