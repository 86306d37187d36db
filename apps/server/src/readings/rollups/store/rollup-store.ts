import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { TimeSpan } from '@tachograph/contracts';
import type { QueryRunner, Repository } from 'typeorm';
import { WriteTurns } from '../../../platform/database/index.js';
import { inTransaction } from '../../store/in-transaction.js';
import type { ComputedRollups } from '../rollup-builder.js';
import type { StoredRow } from '../rollup-patch.js';
import { STATE_ID } from '../rollup-reader.js';
import { RollupStateEntity } from './rollup-state.entity.js';

/** How far rollups go: see `RollupState`. */
export interface RolledUp {
  readonly rolledTo: number;
  readonly rolledId: number;
}

/** `rolledTo` where nothing is rolled up: the first day that a `Date` can hold. */
export const EARLIEST = -100_000_000 * 86_400_000;

/** Bytes of one transaction, which nobody else can write during on SQLite: a few milliseconds. */
const BYTES_MAX = 262_144;

/** Rows of one statement: SQLite prepares few texts then. */
const ROWS_MAX = 16;

/** Readings whose place is among expired ones: what they told is in the rollups that are written with their removal. */
const REMOVE_FOLDED = 'DELETE FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?';

/** Writes rollups, each call as a whole or not at all unless it says otherwise. */
@Injectable()
export class RollupStore {
  constructor(
    @InjectRepository(RollupStateEntity) private readonly states: Repository<RollupStateEntity>,
    private readonly turns: WriteTurns,
  ) {}

  /** @returns undefined where nothing has been rolled up yet */
  async state(): Promise<RolledUp | undefined> {
    return (await this.states.findOneBy({ id: STATE_ID })) ?? undefined;
  }

  /** Notes for the first time how far rollups go. */
  async begin({ rolledTo, rolledId }: RolledUp): Promise<void> {
    await this.turns.take(() => this.states.insert({ id: STATE_ID, rolledTo, rolledId }));
  }

  /** @returns false where somebody has moved it meanwhile: then it stays as it is */
  async move({ rolledTo, rolledId }: RolledUp, to: RolledUp): Promise<boolean> {
    const { affected } = await this.turns.take(() =>
      this.states.update({ id: STATE_ID, rolledTo, rolledId }, { ...to }),
    );
    return affected === 1;
  }

  /**
   * Writes and removes rows of one channel, so few bytes a transaction that nobody waits long; the same again changes nothing.
   *
   * @param pause is waited for after each transaction, with the milliseconds that it took
   */
  async save(channelId: number, computed: ComputedRollups, pause: (ms: number) => Promise<void>): Promise<void> {
    for (const part of parts(computed)) {
      const since = performance.now();
      await this.transaction((runner) => writeRows(runner, channelId, part));
      await pause(performance.now() - since);
    }
  }

  /**
   * Writes rows to which late readings were added, and removes these readings, in one transaction.
   *
   * @param count how many readings were there when their sum was made
   * @returns false where there are more or fewer now: then nothing has been written
   */
  async fold(channelId: number, { rows, span, count }: Folded): Promise<boolean> {
    return this.transaction(async (runner) => {
      const { affected } = await runner.query(REMOVE_FOLDED, [channelId, span.from, span.to], true);
      if (affected !== count) throw new ChangedMeanwhile();
      await writeRows(runner, channelId, rows);
      return true;
    }).catch((error: unknown) => {
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    });
  }

  private transaction<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.turns.take(async () => {
      const runner = this.states.manager.dataSource.createQueryRunner();
      try {
        return await inTransaction(runner, () => work(runner));
      } finally {
        await runner.release();
      }
    });
  }
}

/** What became of late readings among expired ones. */
export interface Folded {
  readonly rows: ComputedRollups;
  readonly span: TimeSpan;
  readonly count: number;
}

class ChangedMeanwhile extends Error {}

async function writeRows(runner: QueryRunner, channelId: number, { rollup, sketch }: ComputedRollups): Promise<void> {
  await writeTable(runner, 'rollup', channelId, rollup);
  await writeTable(runner, 'rollup_sketch', channelId, sketch);
}

async function writeTable(
  runner: QueryRunner,
  table: string,
  channelId: number,
  rows: readonly StoredRow[],
): Promise<void> {
  const kept = rows.flatMap(({ level, start, data }) =>
    data === null ? [] : [[channelId, level, start, bytes(data)]],
  );
  for (let at = 0; at < kept.length; at += ROWS_MAX) {
    const some = kept.slice(at, at + ROWS_MAX);
    const values = Array(some.length).fill('(?,?,?,?)').join();
    await runner.query(`REPLACE INTO ${table} (channel_id, level, start, data) VALUES ${values}`, some.flat());
  }
  for (const { level, start, data } of rows) {
    if (data !== null) continue;
    await runner.query(`DELETE FROM ${table} WHERE channel_id = ? AND level = ? AND start = ?`, [
      channelId,
      level,
      start,
    ]);
  }
}

/** As MySQL's driver wants it: other typed arrays are no bytes to it. */
function bytes(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** Rows in lots of so many bytes. */
function* parts({ rollup, sketch }: ComputedRollups): Generator<ComputedRollups> {
  let part: { rollup: StoredRow[]; sketch: StoredRow[] } = { rollup: [], sketch: [] };
  let size = 0;
  const all = [
    ...rollup.map((row) => ({ row, into: 'rollup' as const })),
    ...sketch.map((row) => ({ row, into: 'sketch' as const })),
  ];
  for (const { row, into } of all) {
    part[into].push(row);
    size += (row.data?.length ?? 0) + 100;
    if (size < BYTES_MAX) continue;
    yield part;
    part = { rollup: [], sketch: [] };
    size = 0;
  }
  if (size > 0) yield part;
}
