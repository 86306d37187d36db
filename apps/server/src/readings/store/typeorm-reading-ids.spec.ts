import { jest } from '@jest/globals';
import type { Repository } from 'typeorm';
import { SystemClock } from '../../platform/clock.js';
import { readSettings } from '../../platform/config/index.js';
import { WriteTurns } from '../../platform/database/index.js';
import type { ReadingIdBlockEntity } from './reading-id-block.entity.js';
import { NoJournal } from '../journal/no-journal.js';
import { TypeormReadingIds } from './typeorm-reading-ids.js';

const BLOCK = 2 ** 24;

async function setUp(lastId = 0) {
  const table = { last: 6 };
  const insert = jest.fn(({ id = table.last + 1 }: { id?: number }) => {
    table.last = id;
    return Promise.resolve({ identifiers: [{ id }] });
  });
  const journal = Object.assign(new NoJournal(), { lastId });
  const blocks = { insert } as unknown as Repository<ReadingIdBlockEntity>;
  const ids = new TypeormReadingIds(blocks, new SystemClock(), journal, new WriteTurns(readSettings({})));
  await ids.onModuleInit();
  return { insert, ids, table };
}

describe('the blocks of reading ids', () => {
  it('have a next one ready before the first runs out, which needs no database then', async () => {
    const { insert, ids } = await setUp();
    expect(await ids.take((BLOCK * 5) / 8)).toBe(7 * BLOCK);
    await ids.reserveAhead();
    expect(insert).toHaveBeenCalledTimes(1);
    await ids.take(BLOCK / 8);
    await ids.reserveAhead();
    await ids.reserveAhead();
    expect(insert).toHaveBeenCalledTimes(2);
    insert.mockRejectedValue(new Error('ECONNREFUSED'));
    expect(await ids.take(BLOCK / 2)).toBe(8 * BLOCK);
    await expect(ids.take((BLOCK * 5) / 8)).rejects.toThrow('ECONNREFUSED');
    expect(await ids.take(1)).toBe(8.5 * BLOCK);
  });

  it('lie behind what the journal holds from another database', async () => {
    const { ids } = await setUp(9 * BLOCK + 5);
    expect(await ids.take(1)).toBe(10 * BLOCK);
    expect(ids.epoch).toMatchObject({ name: expect.stringMatching(/^10-/), firstId: 10 * BLOCK });
  });

  it('go on growing when the database is put back to an older state', async () => {
    const { ids, table } = await setUp();
    await ids.take(BLOCK);
    table.last = 2;
    expect(await ids.take(1)).toBe(8 * BLOCK);
    expect(await ids.take(BLOCK)).toBe(9 * BLOCK);
  });

  it('name the run by the first of them', async () => {
    const { ids } = await setUp();
    const { name, startedAt } = ids.epoch;
    expect(name).toBe(`7-${startedAt}`);
    await ids.take(BLOCK);
    await ids.take(1);
    expect(ids.epoch).toMatchObject({ name, startedAt });
  });
});
