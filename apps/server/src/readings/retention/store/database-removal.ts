import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { WriteTurns } from '../../../platform/database/index.js';
import { Removal } from '../removal.js';
import { MysqlRemoval } from './mysql-removal.js';
import { SqliteRemoval } from './sqlite-removal.js';

/** The removal for the database of the settings. */
export const databaseRemoval = {
  provide: Removal,
  inject: [getDataSourceToken(), WriteTurns],
  useFactory: (database: DataSource, turns: WriteTurns): Removal =>
    database.options.type === 'mysql' ? new MysqlRemoval(database) : new SqliteRemoval(database, turns),
};
