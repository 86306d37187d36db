import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../platform/database/index.js';

/** The newest reading of a channel by the time taken, then by id; it stays when the reading itself has expired. */
@Entity('latest')
export class LatestEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** Milliseconds since 1970, UTC. */
  @Column({ ...WHOLE_NUMBER, name: 'taken_at' })
  takenAt: number;

  @Column(WHOLE_NUMBER)
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
