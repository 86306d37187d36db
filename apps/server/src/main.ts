import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { processEnvironment, readSettings, type Settings } from './platform/config/index.js';

try {
  const settings = readSettings(processEnvironment());
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    logger: new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'] }),
    abortOnError: false,
    forceCloseConnections: true,
    bodyParser: false,
  });
  configureApp(app);
  app.enableShutdownHooks();
  await app.listen(settings.port, settings.host);
  announce(settings, app.getHttpServer() as Server);
} catch (error) {
  process.stderr.write(`Tachograph can't start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function announce({ host, database }: Settings, server: Server): void {
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  const data = database.kind === 'sqlite' ? resolve(database.path) : new URL(database.url).host;
  process.stdout.write(
    [
      '',
      `  Tachograph   http://${name}:${port}`,
      `  API          http://${name}:${port}/api/docs`,
      `  send to      ws://${name}:${port}/ws/speed`,
      `  data in      ${data}`,
      '',
      '',
    ].join('\n'),
  );
  new Logger('Main').log(`listening on ${host}:${port}`);
}
