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
/** MariaDB's, of all partitions of a table together; what is not written yet, or given back, takes no room on disk. */
const FILES = `SELECT SUBSTRING_INDEX(SUBSTRING_INDEX(NAME, '/', -1), '#', 1), SUM(FILE_SIZE), SUM(ALLOCATED_SIZE)
  FROM information_schema.INNODB_SYS_TABLESPACES WHERE SUBSTRING_INDEX(NAME, '/', 1) = ? GROUP BY 1`;
/** The account lacks the privilege PROCESS; the table is MySQL's, which has another name. */
const CANT_SEE_FILES = ['ER_SPECIFIC_ACCESS_DENIED_ERROR', 'ER_UNKNOWN_TABLE'];

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

/** By the files where they can be seen, else by what the tables say, which does not know of compression and may be hours old. */
async function mysqlSize(questions: Questions): Promise<DatabaseSize> {
  const size = { readings: 0, rollups: 0, free: 0, other: 0 };
  const files = await tableFiles(questions);
  for (const [name, bytes, unused] of await questions.rows<[string, number | null, number | null]>(TABLES)) {
    const kind = READINGS.has(name) ? 'readings' : ROLLUPS.has(name) ? 'rollups' : 'other';
    const file = files.get(name);
    const free = Math.max(0, (unused ?? 0) - (file === undefined ? 0 : file.length - file.onDisk));
    size[kind] += file === undefined ? (bytes ?? 0) : Math.max(0, file.onDisk - free);
    size.free += free;
  }
  return size;
}

async function tableFiles(questions: Questions): Promise<Map<string, { length: number; onDisk: number }>> {
  const [database] = await questions.rows<[string]>('SELECT DATABASE()');
  try {
    const rows = await questions.rows<[string, string, string]>(FILES, [fileNameOf(database?.[0] ?? '')]);
    return new Map(rows.map(([name, length, onDisk]) => [name, { length: Number(length), onDisk: Number(onDisk) }]));
  } catch (error) {
    if (CANT_SEE_FILES.includes((error as { code?: string }).code ?? '')) return new Map();
    throw error;
  }
}

/** As MySQL spells a name in file names, but for some letters that it abbreviates; a name with those is not found. */
function fileNameOf(name: string): string {
  return name.replace(/\W/g, (letter) => `@${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
