import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER, exactText } from '../../platform/database/index.js';

/** The client's own id for the message that brought a reading: its idempotency key, once a channel. */
@Entity('reading_message', { withoutRowid: true })
export class ReadingMessageEntity {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId: number;

  @PrimaryColumn({ ...exactText(128), name: 'message_id' })
  messageId: string;

  /** With `channelId` and `readingId`, the key of the reading. */
  @Column({ ...WHOLE_NUMBER, name: 'taken_at' })
  takenAt: number;

  @Column({ ...WHOLE_NUMBER, name: 'reading_id' })
  readingId: number;
}
