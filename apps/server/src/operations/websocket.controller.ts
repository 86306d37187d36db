import { fileURLToPath } from 'node:url';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SOCKET_CLIENT_TYPES, SOCKET_IO_PATH, type WebsocketInfo } from '@tachograph/contracts';
import { WebsocketInfoDto } from '@tachograph/contracts/dto';
import type { Request, Response } from 'express';
import { SOCKET_EVENTS } from './socket-events.js';

/** The build puts the page's files beside this one. */
const TEST_PAGE = fileURLToPath(new URL('./test-page', import.meta.url));

@ApiTags('Socket.IO')
@Controller('api/websocket')
export class WebsocketController {
  @Get('info')
  @ApiOperation({ summary: 'How to speak to the Socket.IO endpoint: URL, parameters, events both ways' })
  @ApiOkResponse({ type: WebsocketInfoDto })
  info(@Req() request: Request): WebsocketInfo {
    return {
      url: `${request.protocol}://${request.headers.host ?? 'localhost'}`,
      path: SOCKET_IO_PATH,
      protocols: ['Engine.IO 4', 'Engine.IO 3'],
      transports: ['polling', 'websocket'],
      parameters: [
        {
          name: 'type',
          description: 'a sensor, or a viewer; whoever says nothing is both',
          values: [...SOCKET_CLIENT_TYPES],
        },
        { name: 'connection_id', description: 'an id of its own choice, which nobody else holds' },
      ],
      events: SOCKET_EVENTS,
      test_page: '/api/websocket/test',
    };
  }

  @Get('test')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'A page to try the Socket.IO endpoint with: a sensor simulator, log, history and alerts' })
  @ApiOkResponse({ description: 'HTML', content: { 'text/html': {} } })
  testPage(@Res() response: Response): void {
    response.sendFile('index.html', { root: TEST_PAGE });
  }

  @Get('test/:file')
  @Header('Cache-Control', 'no-cache')
  @ApiExcludeEndpoint()
  testPageFile(@Param('file') file: string, @Res() response: Response): void {
    response.sendFile(file, { root: TEST_PAGE });
  }
}
