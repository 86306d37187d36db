import { jest } from '@jest/globals';
import type { Repository } from 'typeorm';
import { SystemClock } from '../../platform/clock.js';
import type { ReadingIdBlockEntity } from './reading-id-block.entity.js';
import { TypeormReadingIds } from './typeorm-reading-ids.js';

const BLOCK = 2 ** 24;

async function setUp() {
  let block = 6;
  const insert = jest.fn(() => Promise.resolve({ identifiers: [{ id: (block += 1) }] }));
  const ids = new TypeormReadingIds({ insert } as unknown as Repository<ReadingIdBlockEntity>, new SystemClock());
  await ids.onModuleInit();
  return { insert, ids };
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

  it('name the run by the first of them', async () => {
    const { ids } = await setUp();
    const { name, startedAt } = ids.epoch;
    expect(name).toBe(`7-${startedAt}`);
    await ids.take(BLOCK);
    await ids.take(1);
    expect(ids.epoch).toMatchObject({ name, startedAt });
  });
});
