import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { exactText } from '../platform/database/index.js';

/** Something that measures, by the name under which it reports. */
@Entity('device')
export class DeviceEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Column({ ...exactText(128), unique: true })
  name: string;
}
