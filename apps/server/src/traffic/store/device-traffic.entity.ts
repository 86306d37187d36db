import { Column, Entity, PrimaryColumn } from 'typeorm';
import { WHOLE_NUMBER } from '../../platform/database/index.js';

/** How a device sends, counted since `since`. Times are milliseconds since 1970, UTC. */
@Entity('device_traffic')
export class DeviceTrafficEntity {
  @PrimaryColumn({ name: 'device_id', type: 'int', unsigned: true })
  deviceId: number;

  @Column(WHOLE_NUMBER)
  since: number;

  @Column(WHOLE_NUMBER)
  readings: number;

  @Column(WHOLE_NUMBER)
  duplicates: number;

  @Column(WHOLE_NUMBER)
  late: number;

  @Column({ ...WHOLE_NUMBER, name: 'last_received', nullable: true })
  lastReceived: number | null;

  /** The device's clock less the server's, milliseconds; null where it is not known. */
  @Column({ ...WHOLE_NUMBER, name: 'clock_offset', nullable: true })
  clockOffset: number | null;
}
