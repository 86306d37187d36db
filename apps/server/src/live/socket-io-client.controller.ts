import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('socket.io/package.json')), 'client-dist');
const BUNDLE = /^socket\.io(?:\.esm|\.msgpack)?(?:\.min)?\.js(?:\.map)?$/;

/** The client library for pages, where Socket.IO's own server has it too: `/socket.io/socket.io.js`. */
@ApiExcludeController()
@Controller('socket.io')
export class SocketIoClientController {
  @Get(':file')
  bundle(@Param('file') file: string, @Res() response: Response): void {
    if (!BUNDLE.test(file)) throw new NotFoundException();
    // It is no secret, and pages of another port load it from here, as the older servers let them.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.sendFile(file, { root: FOLDER });
  }
}
