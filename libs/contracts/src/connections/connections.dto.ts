import { ApiProperty } from '@nestjs/swagger';
import type { ConnectionEntry, ConnectionList } from './connections.js';

export class ConnectionEntryDto implements ConnectionEntry {
  @ApiProperty({ example: 'car-7' })
  id: string;

  @ApiProperty({
    enum: ['speed', 'dashboard', 'live', 'socketio:esp32', 'socketio:frontend', 'socketio'],
    example: 'speed',
  })
  channel: string;

  @ApiProperty({ type: String, nullable: true, example: 'car-7' })
  device_id: string | null;

  @ApiProperty({ example: '127.0.0.1' })
  address: string;

  @ApiProperty({ example: '2026-11-21T14:03:11.000Z' })
  connected_at: string;

  @ApiProperty({ example: 120 })
  messages_in: number;

  @ApiProperty({ example: 120 })
  messages_out: number;
}

export class ConnectionListDto implements ConnectionList {
  @ApiProperty({ example: 1 })
  count: number;

  @ApiProperty({ type: [ConnectionEntryDto] })
  data: ConnectionEntryDto[];
}
