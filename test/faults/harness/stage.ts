import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Health } from '@tachograph/contracts';
import { createMariadbDatabase } from '../../support/databases.ts';
import { freePort } from '../../support/free-port.ts';
import { Mariadb } from '../../support/mariadb.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../../support/temp-folder.ts';
import { pause } from './gate.ts';

const CLOCK = join(import.meta.dirname, '../../support/jumping-clock.ts');
/** How long the server may take until all is well again after a fault: a journal has to be drained meanwhile. */
const RECOVERY_MS = 120_000;

export type DatabaseName = 'sqlite' | 'mariadb';

/** The server under test, always on the same port with the same data, and a database of its own. */
export class Stage {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Undefined on SQLite. */
  readonly mariadb: Mariadb | undefined;
  private readonly folder: TempFolder;
  private readonly clockFile: string;
  private server: ServerProcess | undefined;

  private constructor(folder: TempFolder, port: number, database: { mariadb?: Mariadb; url: string }) {
    this.folder = folder;
    this.dataDir = join(folder.path, 'data');
    this.clockFile = join(folder.path, 'clock-offset');
    this.url = `http://127.0.0.1:${port}`;
    this.mariadb = database.mariadb;
    this.databaseUrl = database.url;
  }

  static async build(kind: DatabaseName): Promise<Stage> {
    const folder = createTempFolder();
    const port = await freePort();
    if (kind === 'sqlite') return new Stage(folder, port, { url: `sqlite:${join(folder.path, 'data/tachograph.db')}` });
    const mariadb = await Mariadb.start();
    return new Stage(folder, port, { mariadb, url: (await createMariadbDatabase(mariadb.url)).url });
  }

  get pid(): number {
    return this.running.pid;
  }

  get output(): string {
    return this.server?.output ?? '';
  }

  async start(): Promise<void> {
    this.server = await ServerProcess.start(
      {
        PORT: new URL(this.url).port,
        DATA_DIR: this.dataDir,
        DATABASE_URL: this.databaseUrl,
        DEMO_SOURCE: 'off',
        SPEED_MAX: '1000000',
        // Small enough to be filled within a fault.
        JOURNAL_MAX_BYTES: String(4 * 1024 * 1024),
        LIVE_STUCK_MS: '5000',
        CLOCK_OFFSET_FILE: this.clockFile,
      },
      ['--import', CLOCK],
    );
  }

  /** Ends the server as a power cut would. */
  async kill(): Promise<void> {
    await this.running.kill();
  }

  /** Asks the server to end; resolves to its exit code. */
  async stop(): Promise<number | null> {
    return this.running.stop();
  }

  /** Sets the server's clock so far from the true time. */
  setClock(offsetMs: number): void {
    writeFileSync(this.clockFile, String(offsetMs));
    process.kill(this.pid, 'SIGUSR2');
  }

  /** Lets no file of the server grow past so many bytes, as a full disk would; undefined: the disk has room again. */
  async limitFiles(bytes?: number): Promise<void> {
    const limit = bytes === undefined ? 'unlimited' : String(bytes);
    await promisify(execFile)('prlimit', ['--pid', String(this.pid), `--fsize=${limit}:unlimited`]);
  }

  async health(): Promise<Health | undefined> {
    try {
      const response = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(10_000) });
      return (await response.json()) as Health;
    } catch {
      return undefined;
    }
  }

  /** Resolves when the server has nothing left to put in order: all is in the database, and nothing waits. */
  async recovered(): Promise<Health> {
    const deadline = Date.now() + RECOVERY_MS;
    for (;;) {
      const health = await this.health();
      if (health?.status === 'ok' && health.storage.state === 'database' && health.storage.waiting === 0) return health;
      if (Date.now() > deadline) throw new Error(`not well again: ${JSON.stringify(health)}\n${this.output}`);
      await pause(50);
    }
  }

  async clear(): Promise<void> {
    await this.server?.kill();
    await this.mariadb?.stop();
    this.folder.remove();
  }

  private get running(): ServerProcess {
    if (!this.server) throw new Error('the server was never started');
    return this.server;
  }
}
