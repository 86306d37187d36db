import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { type DatabaseKind, WITHOUT_JOURNAL } from '../../../../../../test/support/databases.js';
import { DevicesModule } from '../../../devices/index.js';
import { readSettings, Settings, SettingsModule } from '../../../platform/config/index.js';
import { DatabaseModule } from '../../../platform/database/index.js';
import { openQuestions, type Questions } from '../../../platform/questions/index.js';
import { ReadingsModule } from '../../readings.module.js';
import type { ComputedRollups } from '../../rollups/rollup-builder.js';

/** A reading as a test writes it. */
export interface TestReading {
  readonly takenAt: number;
  readonly id: number;
  readonly value: number;
}

/** A database with the real schema, into which tests write rows as they like. */
export class RollupDatabase {
  private constructor(
    readonly questions: Questions,
    private readonly module: TestingModule,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open({ create }: Pick<DatabaseKind, 'create'>): Promise<RollupDatabase> {
    const database = await create();
    const settings = readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url });
    const imports = [SettingsModule.with(settings), DatabaseModule, DevicesModule, ReadingsModule];
    const module = await (await Test.createTestingModule({ imports }).compile()).init();
    return new RollupDatabase(openQuestions(module.get(Settings).database), module, () => database.drop());
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.module.get(DataSource).query<Row[]>(sql, [...parameters]);
  }

  async insert(channelId: number, readings: readonly TestReading[]): Promise<void> {
    for (let at = 0; at < readings.length; at += 500) {
      const rows = readings.slice(at, at + 500);
      await this.query(
        `INSERT INTO reading (channel_id, taken_at, id, value, received_at, clock) VALUES ${rows.map(() => '(?,?,?,?,?,0)').join()}`,
        rows.flatMap(({ takenAt, id, value }) => [channelId, takenAt, id, value, takenAt]),
      );
    }
  }

  /** Writes what was computed, as the roller does. */
  async write(channelId: number, { rollup, sketch }: ComputedRollups): Promise<void> {
    for (const [table, rows] of [['rollup', rollup] as const, ['rollup_sketch', sketch] as const]) {
      for (const { level, start, data } of rows) {
        const key = [channelId, level, start];
        await this.query(`DELETE FROM ${table} WHERE channel_id = ? AND level = ? AND start = ?`, key);
        if (data === null) continue;
        await this.query(`INSERT INTO ${table} (channel_id, level, start, data) VALUES (?,?,?,?)`, [
          ...key,
          Buffer.from(data),
        ]);
      }
    }
  }

  async close(): Promise<void> {
    await this.questions.close();
    await this.module.close();
    await this.drop();
  }
}
