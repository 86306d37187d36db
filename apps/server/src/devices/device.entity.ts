import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { exactText } from '../platform/database/index.js';

/** Something that measures, by the name under which it reports. */
@Entity('device')
export class DeviceEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Index('device_name', { unique: true })
  @Column(exactText(128))
  name: string;
}
