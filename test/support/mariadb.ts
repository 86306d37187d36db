import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { GuardedProcess } from './guarded-process.ts';
import { createTempFolder, type TempFolder } from './temp-folder.ts';

/** mariadbd is often in a folder that only root's PATH has. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`;
/** mariadbd refuses to run as root unless told so. */
const AS_ROOT = process.getuid?.() === 0 ? ['--user=root'] : [];

/** Leaves what it writes to the system, as long as that runs nothing is lost by it: a process that is killed takes nothing along. */
const UNSYNCED = [
  '--debug-no-sync',
  '--innodb-flush-method=nosync',
  '--innodb-flush-log-at-trx-commit=2',
  '--skip-sync-frm',
];

interface MariadbOptions {
  /** Whether it waits for the disk at each commit, as it does where it is in earnest. */
  readonly synced?: boolean;
}

/** A private MariaDB on a free port, its data in a temporary folder. */
export class Mariadb {
  readonly port: number;
  private readonly folder: TempFolder;
  private readonly syncing: readonly string[];
  private server: GuardedProcess;

  private constructor(folder: TempFolder, port: number, { synced = false }: MariadbOptions) {
    this.folder = folder;
    this.port = port;
    this.syncing = synced ? [] : UNSYNCED;
  }

  static async start(options: MariadbOptions = {}): Promise<Mariadb> {
    const mariadb = new Mariadb(createTempFolder(), await freePort(), options);
    mkdirSync(mariadb.tmpDir);
    await promisify(execFile)(
      'mariadb-install-db',
      [
        '--no-defaults',
        ...AS_ROOT,
        `--datadir=${mariadb.dataDir}`,
        `--tmpdir=${mariadb.tmpDir}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        '--skip-name-resolve',
        ...mariadb.syncing,
      ],
      { env: { ...process.env, PATH } },
    );
    await mariadb.startAgain();
    return mariadb;
  }

  /** Where it answers, without a database: for {@link createDatabase}. */
  get url(): string {
    return `mysql://root@127.0.0.1:${this.port}`;
  }

  /** The same data on the same port, after {@link kill} or {@link pause}. */
  async startAgain(): Promise<void> {
    const at = (file: string) => join(this.folder.path, file);
    this.server = new GuardedProcess(
      'mariadbd',
      [
        '--no-defaults',
        ...AS_ROOT,
        `--datadir=${this.dataDir}`,
        `--tmpdir=${this.tmpDir}`,
        `--port=${this.port}`,
        '--bind-address=127.0.0.1',
        `--socket=${at('mariadb.sock')}`,
        `--pid-file=${at('mariadb.pid')}`,
        '--skip-name-resolve',
        '--character-set-server=utf8mb4',
        ...this.syncing,
      ],
      { env: { ...process.env, PATH } },
    );
    await this.server.until(() => this.answers());
  }

  /** Stops it cleanly and keeps the data. */
  async pause(): Promise<void> {
    await this.server.stop();
  }

  /** Stops it in its tracks: it keeps its connections and answers nothing until {@link thaw}. Resolves when it stands still. */
  async freeze(): Promise<void> {
    process.kill(this.server.pid, 'SIGSTOP');
    // On a busy machine its threads do much before the signal reaches the last of them.
    await eventually(() => this.standsStill(), Boolean);
  }

  thaw(): void {
    process.kill(this.server.pid, 'SIGCONT');
  }

  /** Ends it as a power cut would, and keeps the data. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Ends it for good; the data are gone. */
  async stop(): Promise<void> {
    await this.server.kill();
    this.folder.remove();
  }

  private get dataDir(): string {
    return join(this.folder.path, 'data');
  }

  /** Its own: two that make their data at once would get into each other's way in the system's. */
  private get tmpDir(): string {
    return join(this.folder.path, 'tmp');
  }

  private standsStill(): boolean {
    const threads = `/proc/${this.server.pid}/task`;
    // Where there is no such folder, nobody knows.
    if (!existsSync(threads)) return true;
    return readdirSync(threads).every((id) => readFileSync(`${threads}/${id}/stat`, 'utf8').includes(' T '));
  }

  private async answers(): Promise<true | undefined> {
    try {
      await (await createConnection({ uri: this.url })).end();
      return true;
    } catch {
      return undefined;
    }
  }
}
