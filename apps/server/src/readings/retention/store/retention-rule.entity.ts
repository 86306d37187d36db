import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rule of retention, by its place among all. */
@Entity('retention_rule')
export class RetentionRuleEntity {
  @PrimaryColumn({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  pattern: string;

  /** As JSON: days by resolution. */
  @Column({ type: 'text' })
  keep: string;
}
