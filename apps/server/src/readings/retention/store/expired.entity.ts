import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../../platform/database/index.js';

/** What is kept no more of a channel and a level. */
@Entity('expired', { withoutRowid: true })
export class ExpiredEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  /** 0: the readings; from 1 on the ladder's steps. */
  @PrimaryColumn({ type: 'tinyint' })
  level: number;

  /** Milliseconds since 1970, UTC: a multiple of a day, that never goes back. */
  @Column({ ...WHOLE_NUMBER, name: 'expired_before' })
  expiredBefore: number;

  /** Readings before that, with ids up to this one, are in the rollups and go. Those with larger ids came afterwards. */
  @Column({ ...WHOLE_NUMBER, name: 'last_id' })
  lastId: number;
}
