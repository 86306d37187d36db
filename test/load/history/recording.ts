import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createTempFolder, type TempFolder } from '../../support/temp-folder.ts';
import { ServerProcess } from '../../support/server-process.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { queryDatabase } from '../../support/query.ts';

/** Channels that are loaded beside the long one, with the last day each at 1 Hz. */
const OTHERS = 19;
const POLL_MS = 200;
const DAY_MS = 86_400_000;
const DAY_READINGS = 86_400;

export const LONG_CHANNEL = 'car-0/speed';

/** A server with one long recording at 1 Hz among others, all of them up to the start of the bench. */
export class Recording {
  server: ServerProcess;
  readonly database: TestDatabase;
  readonly to = Math.floor(Date.now() / 1000) * 1000;
  readonly from: number;
  readonly readings: number;
  private readonly folder: TempFolder = createTempFolder();

  constructor(database: TestDatabase, days: number) {
    this.database = database;
    this.from = this.to - days * DAY_MS;
    this.readings = days * DAY_READINGS;
  }

  get allReadings(): number {
    return this.readings + OTHERS * DAY_READINGS;
  }

  async start(): Promise<void> {
    this.server = await ServerProcess.start({ DATABASE_URL: this.database.url, DATA_DIR: this.folder.path });
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  remove(): void {
    this.folder.remove();
  }

  /** The last day of the other channels, and then the long one. @returns seconds for the long one: acknowledged, and rolled up as well */
  async load(): Promise<{ acknowledged: number; rolledUp: number }> {
    for (let n = 1; n <= OTHERS; n++) await this.post(`car-${n}`, this.to - DAY_MS, DAY_READINGS);
    await this.rolledUp();
    const began = performance.now();
    const acknowledged = await this.post('car-0', this.from, this.readings);
    await this.rolledUp();
    return { acknowledged, rolledUp: (performance.now() - began) / 1000 };
  }

  /** Resolves when nothing waits to be rolled up but stretches to which readings may still come: one of each channel. */
  private async rolledUp(): Promise<void> {
    const waiting = `SELECT (SELECT COUNT(*) FROM rollup_state) AS states, (
      SELECT COUNT(*) FROM late_range, rollup_state WHERE last_id > rolled_id AND first_id > 0) AS ranges`;
    for (;;) {
      const [row] = await queryDatabase(this.database.url, waiting);
      if (Number(row?.states) > 0 && Number(row?.ranges) <= OTHERS + 1) return;
      await after(POLL_MS);
    }
  }

  private async post(device: string, from: number, count: number): Promise<number> {
    const script = join(import.meta.dirname, 'year-client.ts');
    const args = [this.server.url, device, from, count].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
    return Number(stdout);
  }

  /** Bytes on disk, all included. The server has to be stopped for SQLite, which then has brought its log into the file. */
  async bytes(): Promise<number> {
    const { url } = this.database;
    if (url.startsWith('sqlite:')) return statSync(url.slice('sqlite:'.length)).size;
    const name = new URL(url).pathname.slice(1);
    const sql = `SELECT SUM(ALLOCATED_SIZE) AS bytes FROM information_schema.INNODB_SYS_TABLESPACES WHERE NAME LIKE '${name}/%'`;
    const [row] = await queryDatabase(url, sql);
    return Number(row?.bytes);
  }
}
