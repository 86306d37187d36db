import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { exactText } from '../platform/database/index.js';
import { DeviceEntity } from './device.entity.js';

/** One quantity that a device measures, and its unit: `speed` in `km/h`. */
@Entity('channel')
@Index('channel_of_device', ['deviceId', 'name'], { unique: true })
export class ChannelEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @Column({ name: 'device_id', type: 'int', unsigned: true })
  deviceId: number;

  @ManyToOne(() => DeviceEntity)
  @JoinColumn({ name: 'device_id', foreignKeyConstraintName: 'channel_device' })
  device: Relation<DeviceEntity>;

  @Index('channel_name')
  @Column(exactText(128))
  name: string;

  @Column(exactText(32))
  unit: string;
}
