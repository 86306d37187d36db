import { isAbsolute, join } from 'node:path';
import type { DatabaseSettings } from '../config/index.js';
import { MysqlQuestions } from './mysql-questions.js';
import type { Questions } from './questions.js';
import { SqliteQuestions } from './sqlite-questions.js';

/** A connection for questions to the database of the settings. */
export function openQuestions(database: DatabaseSettings): Questions {
  if (database.kind === 'mysql') return new MysqlQuestions(database.url);
  const { path } = database;
  return new SqliteQuestions(isAbsolute(path) ? path : join(process.cwd(), path));
}
