import type { Questions } from '../../platform/questions/index.js';

/** Bytes of the database's own files. */
export interface DatabaseSize {
  readonly readings: number;
  readonly rollups: number;
  readonly free: number;
  readonly other: number;
}

const ROLLUPS: ReadonlySet<string> = new Set(['rollup', 'rollup_sketch', 'rollup_state']);
const READINGS: ReadonlySet<string> = new Set(['reading', 'reading_message', 'late_range', 'late_range_last']);

const PAGES = `SELECT page_size, page_count, freelist_count
  FROM pragma_page_size(), pragma_page_count(), pragma_freelist_count()`;
const OBJECTS = `SELECT name FROM sqlite_master WHERE rootpage > 0`;
const OBJECT_BYTES = 'SELECT COALESCE(SUM(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = 1';
const TABLES = `SELECT table_name, data_length + index_length, data_free FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`;

/** Measures the database as it says itself: on SQLite by its pages, on MySQL by its tablespaces. */
export function databaseSize(questions: Questions): Promise<DatabaseSize> {
  return questions.kind === 'sqlite' ? sqliteSize(questions) : mysqlSize(questions);
}

async function sqliteSize(questions: Questions): Promise<DatabaseSize> {
  const [pages] = await questions.rows<[number, number, number]>(PAGES);
  const [pageSize, count, freeCount] = pages ?? [0, 0, 0];
  let [rollups, other] = [0, pageSize];
  // Every page of a tree is looked at to measure it: those of the readings, which are nearly all, are what is left.
  for (const [name] of await questions.rows<[string]>(OBJECTS)) {
    if (READINGS.has(name)) continue;
    const [bytes] = await questions.rows<[number]>(OBJECT_BYTES, [name]);
    if (ROLLUPS.has(name)) rollups += bytes?.[0] ?? 0;
    else other += bytes?.[0] ?? 0;
  }
  const free = freeCount * pageSize;
  return { readings: Math.max(0, count * pageSize - free - rollups - other), rollups, free, other };
}

async function mysqlSize(questions: Questions): Promise<DatabaseSize> {
  const size = { readings: 0, rollups: 0, free: 0, other: 0 };
  for (const [name, bytes, free] of await questions.rows<[string, number | null, number | null]>(TABLES)) {
    const kind = READINGS.has(name) ? 'readings' : ROLLUPS.has(name) ? 'rollups' : 'other';
    size[kind] += bytes ?? 0;
    size.free += free ?? 0;
  }
  return size;
}
