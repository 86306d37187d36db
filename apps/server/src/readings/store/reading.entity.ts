import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../platform/database/index.js';

/** One reading; its key puts the rows of one channel together, in the order of time. */
@Entity('reading', { withoutRowid: true })
export class ReadingEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** Milliseconds since 1970, UTC. */
  @PrimaryColumn({ ...WHOLE_NUMBER, name: 'taken_at' })
  takenAt: number;

  @PrimaryColumn(WHOLE_NUMBER)
  id: number;

  @Column({ type: 'double' })
  value: number;

  /** Milliseconds since 1970, UTC. */
  @Column({ ...WHOLE_NUMBER, name: 'received_at' })
  receivedAt: number;

  /** Index into `CLOCK_FLAGS`. */
  @Column({ type: 'tinyint' })
  clock: number;
}
