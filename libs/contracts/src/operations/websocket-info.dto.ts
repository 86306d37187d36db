import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SocketEventInfo, WebsocketInfo } from './websocket-info.js';

class SocketEventInfoDto implements SocketEventInfo {
  @ApiProperty({ example: 'ping' })
  event: string;

  @ApiProperty({ example: 'Asks for a sign of life' })
  description: string;

  @ApiProperty({
    description: 'An example of what it carries',
    type: 'object',
    nullable: true,
    additionalProperties: true,
  })
  payload: unknown;
}

class SocketParameterDto {
  @ApiProperty({ example: 'type' })
  name: string;

  @ApiProperty({ example: 'what the client is' })
  description: string;

  @ApiPropertyOptional({ type: [String], example: ['esp32', 'frontend'] })
  values?: string[];
}

class SocketEventsDto {
  @ApiProperty({ type: [SocketEventInfoDto] })
  client_to_server: SocketEventInfoDto[];

  @ApiProperty({ type: [SocketEventInfoDto] })
  server_to_client: SocketEventInfoDto[];
}

export class WebsocketInfoDto implements WebsocketInfo {
  @ApiProperty({ example: 'http://127.0.0.1:8765' })
  url: string;

  @ApiProperty({ example: '/socket.io/' })
  path: string;

  @ApiProperty({ type: [String], example: ['Engine.IO 4', 'Engine.IO 3'] })
  protocols: string[];

  @ApiProperty({ type: [String], example: ['polling', 'websocket'] })
  transports: string[];

  @ApiProperty({ type: [SocketParameterDto] })
  parameters: SocketParameterDto[];

  @ApiProperty()
  events: SocketEventsDto;

  @ApiProperty({ example: '/api/websocket/test' })
  test_page: string;
}
