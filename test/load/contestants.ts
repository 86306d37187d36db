import { join } from 'node:path';
import { createMariadbDatabase, createSqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { GuardedProcess } from '../support/guarded-process.ts';
import { Mariadb } from '../support/mariadb.ts';
import { ServerProcess, type ServerSettings } from '../support/server-process.ts';

/** What all pieces of the bench are given. */
export interface BenchOptions {
  /** Seconds of each measurement. */
  readonly seconds: number;
  readonly rounds: number;
}

/** A server that is being measured. */
export interface Measured {
  /** `ws://…` where messages are echoed. */
  readonly echoUrl: string;
  /** `http://…`; of a bare server `ws://…`. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A server to measure: started anew for each measurement, on an empty database. */
export interface Contestant {
  readonly name: string;
  readonly start: () => Promise<Measured>;
}

/** A kind of database, each call a new and empty one. */
export interface DatabaseSource {
  readonly name: string;
  readonly create: () => TestDatabase | Promise<TestDatabase>;
}

/** Runs a script of this folder until it has printed its URL. */
export async function startScript(script: string, args: readonly string[] = []): Promise<Measured> {
  const program = new GuardedProcess(process.execPath, [join(import.meta.dirname, script), ...args]);
  const url = await program.until(() => /ws:\/\/\S+/.exec(program.output)?.[0]);
  return { echoUrl: url, url, pid: program.pid, stop: () => program.stop() };
}

export function bareEcho(): Contestant {
  return { name: 'bare `ws` echo, stores nothing', start: () => startScript('bare-echo.ts') };
}

export function oneInsert({ name, create }: DatabaseSource): Contestant {
  return {
    name: `one INSERT a message, ${name}`,
    async start() {
      const database = await create();
      const server = await startScript('one-insert-echo.ts', [database.url]);
      return { ...server, stop: () => server.stop().then(() => database.drop()) };
    },
  };
}

export function tachograph({ name, create }: DatabaseSource, settings: ServerSettings = {}): Contestant {
  return {
    name: `Tachograph, ${name}`,
    async start() {
      const database = await create();
      const server = await ServerProcess.start({ ...settings, DATABASE_URL: database.url });
      return {
        echoUrl: `${server.url.replace('http', 'ws')}/ws/speed`,
        url: server.url,
        pid: server.pid,
        stop: () => server.stop().then(() => database.drop()),
      };
    },
  };
}

/** Both databases, with a MariaDB of its own for as long as the work takes. */
export async function onBothDatabases(work: (sources: readonly DatabaseSource[]) => Promise<void>): Promise<void> {
  const mariadb = await Mariadb.start({ synced: true });
  try {
    await work([
      { name: 'SQLite', create: createSqliteDatabase },
      { name: 'MariaDB', create: () => createMariadbDatabase(mariadb.url) },
    ]);
  } finally {
    await mariadb.stop();
  }
}
