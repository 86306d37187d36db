import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '../config/index.js';
import { dataSourceOptions } from './data-source-options.js';
import { ReadDatabase } from './read-database.js';
import { WriteTurns } from './write-turns.js';

/** Milliseconds for which a write to SQLite waits for another program's lock, and everyone with it. */
const BUSY_TIMEOUT_MS = 50;

/** The one database of the process, brought to the newest schema before any room uses it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...dataSourceOptions(settings.database),
        autoLoadEntities: true,
        migrationsRun: true,
        // A database that is not there at the start is a matter for the operator, who must see it at once.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [ReadDatabase, WriteTurns],
  exports: [ReadDatabase, WriteTurns],
})
export class DatabaseModule implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly settings: Settings,
  ) {}

  /** Once the schema is made, another program's lock is waited out by the journal, in place of the event loop. */
  async onApplicationBootstrap(): Promise<void> {
    const { database, journal } = this.settings;
    if (database.kind === 'sqlite' && journal.enabled) {
      await this.database.query(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}
