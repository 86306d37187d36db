import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOSE, type ConnectionList } from '@tachograph/contracts';
import { ConnectionListDto, ErrorBodyDto } from '@tachograph/contracts/dto';
import { ConnectionRegistry } from './connection-registry.js';
import { ConnectionNotFoundError } from './errors.js';

@ApiTags('connections')
@Controller()
export class ConnectionsController {
  constructor(private readonly registry: ConnectionRegistry) {}

  @Get('connections')
  @ApiOperation({ summary: 'Who is connected, since when, and what went through' })
  @ApiOkResponse({ type: ConnectionListDto })
  list(): ConnectionList {
    const data = this.registry.list().map((connection) => connection.toEntry());
    return { count: data.length, data };
  }

  @Delete('api/connections/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Disconnects it; most clients come back by themselves after a while' })
  @ApiNoContentResponse({ description: 'it was told to go' })
  @ApiNotFoundResponse({ type: ErrorBodyDto, description: 'connection_not_found' })
  disconnect(@Param('id') id: string): void {
    const connection = this.registry.find(id);
    if (connection?.isOpen !== true) throw new ConnectionNotFoundError(id);
    connection.close(CLOSE.disconnected);
  }
}
