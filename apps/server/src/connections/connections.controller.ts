import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConnectionList } from '@tachograph/contracts';
import { ConnectionListDto } from '@tachograph/contracts/dto';
import { ConnectionRegistry } from './connection-registry.js';

@ApiTags('connections')
@Controller('connections')
export class ConnectionsController {
  constructor(private readonly registry: ConnectionRegistry) {}

  @Get()
  @ApiOperation({ summary: 'Who is connected, since when, and what went through' })
  @ApiOkResponse({ type: ConnectionListDto })
  list(): ConnectionList {
    const data = this.registry.list().map((connection) => connection.toEntry());
    return { count: data.length, data };
  }
}
