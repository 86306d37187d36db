import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type QueryRunner } from 'typeorm';
import { ownSqliteOptions } from '../../../platform/database/index.js';
import { journalMigrations } from './journal-migrations.js';

/** The journal's file. Its one connection is used by one after the other, so that nobody gets into another's transaction. */
export class JournalDatabase {
  private lastUse: Promise<unknown> = Promise.resolve();

  private constructor(private readonly source: DataSource) {}

  /**
   * Opens the file, makes it where it is missing, and brings it to the newest schema.
   *
   * @param maxBytes how large it may become
   * @throws whatever SQLite or the file system says; that it is locked, where another process has it
   */
  static async open(path: string, maxBytes: number): Promise<JournalDatabase> {
    mkdirSync(dirname(path), { recursive: true });
    const options = ownSqliteOptions(path, maxBytes);
    const source = new DataSource({ ...options, migrations: journalMigrations, migrationsTableName: 'migration' });
    await source.initialize();
    try {
      await source.runMigrations();
    } catch (error) {
      await source.destroy();
      throw error;
    }
    return new JournalDatabase(source);
  }

  async query<Row>(sql: string, parameters: (number | string)[] = []): Promise<Row[]> {
    return this.inTurn((runner) => runner.query(sql, parameters) as Promise<Row[]>);
  }

  /** All of the work takes place, or nothing. */
  async transaction<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.inTurn(async (runner) => {
      await runner.startTransaction();
      try {
        const result = await work(runner);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        // SQLite may have rolled back by itself already, as it does when the disk is full.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    });
  }

  /** Gives the space of what was removed back to the disk. */
  async shrink(): Promise<void> {
    await this.query('VACUUM');
    await this.query('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Closes the file once those who use it are done. */
  async close(): Promise<void> {
    await this.inTurn(() => this.source.destroy());
  }

  private inTurn<T>(use: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const turn = this.lastUse.then(() => use(this.source.createQueryRunner()));
    this.lastUse = turn.catch(() => undefined);
    return turn;
  }
}
