import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../../platform/database/index.js';

/** How far rollups go: one row, or none where nothing has been rolled up yet. */
@Entity('rollup_state')
export class RollupStateEntity {
  @PrimaryColumn({ type: 'tinyint' })
  id: number;

  /** By the time taken, milliseconds since 1970, UTC. */
  @Column({ ...WHOLE_NUMBER, name: 'rolled_to' })
  rolledTo: number;

  /** Late ranges with a larger last id may not be in the rollups. */
  @Column({ ...WHOLE_NUMBER, name: 'rolled_id' })
  rolledId: number;
}
