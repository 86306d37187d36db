import { databases, type TestDatabase } from './databases.ts';
import { ServerProcess, type ServerSettings } from './server-process.ts';

/** A server under test and the database behind it. */
export interface Running {
  readonly server: ServerProcess;
  readonly url: string;
  readonly database: TestDatabase;
}

/**
 * Declares the same tests for each database, each with a server of its own.
 *
 * @param tests gets a function that answers the running server; it may be called inside tests only
 */
export function describeOnBothDatabases(
  title: string,
  tests: (running: () => Running) => void,
  settings: ServerSettings = {},
): void {
  describe.each(databases)(`${title}, on $name`, ({ create }) => {
    let running: Running | undefined;

    beforeAll(async () => {
      const database = await create();
      const server = await ServerProcess.start({ ...settings, DATABASE_URL: database.url });
      running = { server, url: server.url, database };
    });

    afterAll(async () => {
      await running?.server.stop();
      await running?.database.drop();
    });

    tests(() => {
      if (running === undefined) throw new Error('the server is not running yet');
      return running;
    });
  });
}
