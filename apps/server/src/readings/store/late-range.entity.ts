import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../platform/database/index.js';

/**
 * Where late readings of a channel stand: their ids and times taken, with room for others that may come. The row with `firstId` 0 is none: its `lastId` is the last id up to which ranges are no longer kept.
 */
@Entity('late_range', { withoutRowid: true })
export class LateRangeEntity {
  @PrimaryColumn({ ...WHOLE_NUMBER, name: 'first_id' })
  firstId: number;

  @Index('late_range_last')
  @Column({ ...WHOLE_NUMBER, name: 'last_id' })
  lastId: number;

  @Column({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** Milliseconds since 1970, UTC; inclusive, like `lastTakenAt`. */
  @Column({ ...WHOLE_NUMBER, name: 'first_taken_at' })
  firstTakenAt: number;

  @Column({ ...WHOLE_NUMBER, name: 'last_taken_at' })
  lastTakenAt: number;

  /** When the first of them came. */
  @Column({ ...WHOLE_NUMBER, name: 'received_at' })
  receivedAt: number;
}
