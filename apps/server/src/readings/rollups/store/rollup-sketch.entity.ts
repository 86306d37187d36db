import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../../platform/database/index.js';

/** What the percentiles of one channel in a stretch of time are estimated from. */
@Entity('rollup_sketch', { withoutRowid: true })
export class RollupSketchEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** As `LADDER` numbers the steps. */
  @PrimaryColumn({ type: 'tinyint' })
  level: number;

  /** Milliseconds since 1970, UTC. */
  @PrimaryColumn({ ...WHOLE_NUMBER })
  start: number;

  @Column({ type: 'blob' })
  data: Uint8Array;
}
