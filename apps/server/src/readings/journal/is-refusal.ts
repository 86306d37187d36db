/** Classes of SQLSTATE that speak of the data: not a valid value, against a constraint, refused by a trigger. */
const DATA_CLASSES = ['22', '23', '45'];

/** MySQL's numbers of such errors that carry no SQLSTATE of their own: an incorrect value, a CHECK constraint. */
const DATA_ERRORS = [1366, 3819];

/** SQLite's: TOOBIG, CONSTRAINT, MISMATCH, RANGE. */
const SQLITE_DATA_CODES = [18, 19, 20, 25];

/** Whether the database refused readings for what they are, so that it will again, in place of being unable to store any. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { sqlState, errno, errcode } = error as { sqlState?: unknown; errno?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return SQLITE_DATA_CODES.includes(errcode & 0xff);
  if (typeof errno === 'number' && DATA_ERRORS.includes(errno)) return true;
  return typeof sqlState === 'string' && DATA_CLASSES.includes(sqlState.slice(0, 2));
}
