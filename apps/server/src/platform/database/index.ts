export { answered } from './answered.js';
export { VersionConflictError } from './errors.js';
export { DatabaseModule } from './database.module.js';
export { ReadDatabase } from './read-database.js';
export { WHOLE_NUMBER, exactText } from './column-types.js';
export { dataSourceOptions, ownSqliteOptions } from './data-source-options.js';
export { WriteTurns } from './write-turns.js';
export { addReadingMonths } from './migrations/reading-partitions.js';
