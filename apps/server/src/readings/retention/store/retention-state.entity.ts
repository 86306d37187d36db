import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../../platform/database/index.js';

/** The one row with the version of the rules and the disk budget. */
@Entity('retention_state')
export class RetentionStateEntity {
  @PrimaryColumn({ type: 'tinyint' })
  id: number;

  @Column({ type: 'int' })
  version: number;

  /** Bytes; null where there is none. */
  @Column({ ...WHOLE_NUMBER, name: 'disk_budget', nullable: true })
  diskBudget: number | null;
}
