import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/index.js';
import { dataSourceOptions } from './data-source-options.js';
import { ReadDatabase } from './read-database.js';

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
  providers: [ReadDatabase],
  exports: [ReadDatabase],
})
export class DatabaseModule {}
