import { DataSource } from 'typeorm';
import type { DatabaseSettings } from '../../../platform/config/index.js';
import { dataSourceOptions } from '../../../platform/database/index.js';
import { STATE_ID } from '../rollup-reader.js';
import { RollupStateEntity } from './rollup-state.entity.js';
import { EARLIEST } from './rollup-store.js';

/**
 * Lets all rollups count for nothing, so that the server that runs, or the next one, makes them anew. Nothing is removed: what
 * retention has left of expired readings stays.
 *
 * @throws whatever the database throws
 */
export async function makeAllAnew(database: DatabaseSettings): Promise<void> {
  const source = await new DataSource({ ...dataSourceOptions(database), entities: [RollupStateEntity] }).initialize();
  try {
    await source.getRepository(RollupStateEntity).update({ id: STATE_ID }, { rolledTo: EARLIEST });
  } finally {
    await source.destroy();
  }
}
