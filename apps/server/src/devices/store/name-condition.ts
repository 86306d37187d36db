import type { NamePattern } from '@tachograph/contracts';

/** Part of a WHERE clause. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/**
 * What an index can do for a pattern: the whole name, or how it begins. More is left to the exact match of what is found,
 * whose cost no pattern can drive up, as it can that of LIKE and GLOB.
 */
export function nameCondition(column: string, [first = '', ...others]: NamePattern, mysql: boolean): Condition {
  if (others.length === 0) return { sql: `${column} = ?`, parameters: [first] };
  if (first === '') return { sql: '1 = 1', parameters: [] };
  if (mysql) return { sql: `${column} LIKE ?`, parameters: [`${first.replace(/[\\%_]/g, '\\$&')}%`] };
  // LIKE of SQLite takes capitals and small letters for the same, and then uses no index.
  return { sql: `${column} GLOB ?`, parameters: [`${first.replace(/[[*?]/g, '[$&]')}*`] };
}
