import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people say of a device; one of which nothing was ever said has no row. */
@Entity('device_profile')
export class DeviceProfileEntity {
  @PrimaryColumn({ name: 'device_id', type: 'int', unsigned: true })
  deviceId: number;

  @Column({ type: 'varchar', length: 80 })
  title: string;

  @Column({ type: 'text' })
  description: string;

  @Column({ name: 'group_name', type: 'varchar', length: 80 })
  group: string;

  /** A JSON array of texts. */
  @Column({ type: 'text' })
  labels: string;

  @Column({ name: 'time_zone', type: 'varchar', length: 64 })
  timeZone: string;

  @Column({ type: 'tinyint' })
  archived: number;

  @Column({ type: 'int' })
  version: number;
}
