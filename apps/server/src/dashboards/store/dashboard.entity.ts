import { Column, Entity, PrimaryColumn } from 'typeorm';
import { exactText, WHOLE_NUMBER } from '../../platform/database/index.js';

/** A dashboard as it is kept. */
@Entity('dashboard')
export class DashboardEntity {
  @PrimaryColumn(exactText(16))
  id: string;

  /** By which all are ordered, in ascending order. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'int' })
  version: number;

  @Column({ ...WHOLE_NUMBER, name: 'updated_at' })
  updatedAt: number;

  /** As JSON, checked when it was stored. */
  @Column({ type: 'text' })
  content: string;
}
