import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { ConsoleLogger, ShutdownSignal } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { processEnvironment, readSettings, type Settings } from './platform/config/index.js';
import { explainStartError } from './start-error.js';

const STOP_DEADLINE_MS = 15_000;

let settings: Settings | undefined;
try {
  settings = readSettings(processEnvironment());
  const server = await start(settings);
  process.stdout.write(greeting(settings, server));
} catch (error) {
  process.stderr.write(`Tachograph can't start: ${explainStartError(error, settings)}\n`);
  process.exit(1);
}

async function start(settings: Settings): Promise<Server> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    // An error of the start is told once, in one line, by whoever called; Nest would log it several times before.
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  configureApp(app);
  app.enableShutdownHooks([ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM], { useProcessExit: true });
  await app.listen(settings.port, settings.host);
  app.useLogger(new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'] }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, giveUpLater);
  return app.getHttpServer();
}

/** A stop waits for the database; one that hangs must not hold it up for ever. */
function giveUpLater(): void {
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
}

/** What a person needs to know once the server is up: the URLs, and where the data lies. */
function greeting({ host, database }: Settings, server: Server): string {
  const { port } = server.address() as AddressInfo;
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const data = database.kind === 'sqlite' ? resolve(database.path) : new URL(database.url).host;
  return `
  Tachograph   http://${place}
  API          http://${place}/api/docs
  devices      ws://${place}/ws/speed
  data         ${data}

`;
}
