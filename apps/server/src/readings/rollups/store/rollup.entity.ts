import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../../platform/database/index.js';

/** A segment of the buckets of one channel in one step of the ladder, as `segment-codec.ts` packs them. */
@Entity('rollup', { withoutRowid: true })
export class RollupEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** As `LADDER` numbers the steps. */
  @PrimaryColumn({ type: 'tinyint' })
  level: number;

  /** Milliseconds since 1970, UTC: a multiple of the length of the step's segments. */
  @PrimaryColumn({ ...WHOLE_NUMBER })
  start: number;

  @Column({ type: 'blob' })
  data: Uint8Array;
}
