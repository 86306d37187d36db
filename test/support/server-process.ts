import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.ts';
import { createTempFolder, type TempFolder } from './temp-folder.ts';

const ENTRY = join(import.meta.dirname, '../../dist/server/apps/server/src/main.js');
const URL_LINE = /http:\/\/127\.0\.0\.1:\d+/;

/** What it may know of the environment of the tests. */
const FROM_HERE = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };

/** Settings as environment variables; the port is a free one unless given. */
export type ServerSettings = Record<string, string>;

/** The built server as a process of its own, as a user runs it. */
export class ServerProcess {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  private readonly process: GuardedProcess;
  private readonly folder: TempFolder;

  private constructor(process: GuardedProcess, folder: TempFolder, url: string) {
    this.process = process;
    this.folder = folder;
    this.url = url;
  }

  /**
   * Resolves when it listens. Without `DATA_DIR` its data are in a temporary folder, gone when it ends.
   * @param nodeArgs for Node, before the name of the program
   */
  static async start(settings: ServerSettings = {}, nodeArgs: readonly string[] = []): Promise<ServerProcess> {
    const folder = createTempFolder();
    const server = new GuardedProcess(process.execPath, ['--enable-source-maps', ...nodeArgs, ENTRY], {
      // Not where the tests run: a developer's `.env` may lie there.
      cwd: folder.path,
      env: { ...FROM_HERE, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder.path, ...settings },
    });
    try {
      const url = await server.until(() => URL_LINE.exec(server.output)?.[0]);
      return new ServerProcess(server, folder, url);
    } catch (error) {
      await server.kill();
      folder.remove();
      throw error;
    }
  }

  get output(): string {
    return this.process.output;
  }

  get pid(): number {
    return this.process.pid;
  }

  /** Ends it as Ctrl-C does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    await this.process.stop();
    this.folder.remove();
    return this.process.exitCode;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.process.kill();
    this.folder.remove();
  }
}
