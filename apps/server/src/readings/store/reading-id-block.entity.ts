import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../platform/database/index.js';

/** A block of reading ids that one process has taken for itself. */
@Entity('reading_id_block')
export class ReadingIdBlockEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Column({ ...WHOLE_NUMBER, name: 'reserved_at' })
  reservedAt: number;
}
