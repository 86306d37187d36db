import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import { ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { IMPORT_PATH, isPagePath } from '@tachograph/contracts';
import compression from 'compression';
import { json, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { limitHttp, OriginPolicy, ServerStop, UpgradeRoutingAdapter } from './live/index.js';
import { VERSION } from './platform/version.js';
import { Settings } from './platform/config/index.js';
import {
  ErrorFilter,
  InvalidJsonError,
  InvalidRequestError,
  NotCalledJsonError,
  toFieldErrors,
} from './platform/errors/index.js';
import { isBatch } from './sources/batch/index.js';

/** Where the build puts the web app, seen from the built server. */
const WEB_APP = fileURLToPath(new URL('../../../../dashboard/browser', import.meta.url));

/** A dashboard of as many widgets as there may be, each of them a page of text. */
const DASHBOARD_MAX_BYTES = 2 * 1024 * 1024;

/** Files of the web app that get smaller; answers of the API are not among them. */
const TEXT_FILE = /\.(css|html|js|json|svg|webmanifest)$/;

/** Of 11: files get 6 % smaller than by the usual 4, in the same time; what is better takes twice as long. */
const BROTLI_QUALITY = 5;

const YEAR_S = 31_536_000;

/** Everything that surrounds the rooms: what may enter, how it is checked, how errors are told, what is served. */
export function configureApp(app: NestExpressApplication): void {
  const settings = app.get(Settings);
  const origins = app.get(OriginPolicy);
  const stop = app.get(ServerStop);
  const sockets = new UpgradeRoutingAdapter(app);
  limitHttp(app.getHttpServer(), settings.limits);
  app.useWebSocketAdapter(sockets);
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      exceptionFactory: (errors) => new InvalidRequestError(toFieldErrors(errors)),
    }),
  );
  app.use(secureHeaders());
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (origins.allowsHost(request.headers.host)) next();
    else refuseHost(response);
  });
  app.enableCors((request: Request, tell: (error: null, options: { origin: boolean }) => void) => {
    tell(null, { origin: origins.allows(request.headers.origin, request.headers.host) });
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const { origin, host } = request.headers;
    if (!isImport(request) || origins.allows(origin, host)) next();
    else refuseOrigin(response);
  });
  app.use(sockets.handleRequest);
  app.use((_request: Request, response: Response, next: NextFunction) => {
    stop.checkRequest(response);
    next();
  });
  app.use('/api/dashboards', json({ limit: DASHBOARD_MAX_BYTES, strict: false }));
  // Not strict: microcontroller libraries send an object as its JSON text, that is, as a string.
  app.useBodyParser('json', { limit: settings.messageMaxBytes, strict: false, type: hasSmallBody });
  app.use(nameJsonErrors);
  app.use(refuseOtherBodies);
  serveWebApp(app);
  describeApi(app);
}

/** Helmet's defaults, less what would force HTTPS on a server that speaks plain HTTP in a local network. */
function secureHeaders() {
  return helmet({
    contentSecurityPolicy: {
      directives: { 'upgrade-insecure-requests': null, 'connect-src': ["'self'", 'ws:', 'wss:'] },
    },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}

/** Whether its body is read by a room, as it comes. */
function isStreamed(request: Request): boolean {
  return isBatch(request) || isImport(request);
}

/** A file, which a foreign page could send unasked where it is not called JSON. */
function isImport({ method, path }: Request): boolean {
  return method === 'POST' && path.toLowerCase().replace(/\/$/, '') === `/${IMPORT_PATH}`;
}

/** A JSON body that is read here, whole. */
function hasSmallBody(request: IncomingMessage): boolean {
  return !isStreamed(request as Request) && (request as Request).is('application/json') !== false;
}

/** Express reports a body that is no JSON as a plain bad request, which would lose its code. */
function nameJsonErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const unreadable = error instanceof SyntaxError && 'type' in error && error.type === 'entity.parse.failed';
  next(unreadable ? new InvalidJsonError() : error);
}

/**
 * Express leaves such a body unread, and its sender would be told that a right reading is none. It is not read all the same: a
 * foreign page may send plain text to anyone unasked, but not what is called JSON.
 */
function refuseOtherBodies(request: Request, _response: Response, next: NextFunction): void {
  const isOther = !isStreamed(request) && request.is('application/json') === false;
  next(isOther ? new NotCalledJsonError(request.headers['content-type']) : undefined);
}

function refuseHost(response: Response): void {
  const message = 'this server listens on loopback and was called by another name; CORS_ORIGINS can allow it';
  response.status(403).json({ error: { code: 'origin_not_allowed', message } });
}

function refuseOrigin(response: Response): void {
  const message = 'pages of that origin may not send files to this server; CORS_ORIGINS can allow it';
  response.status(403).json({ error: { code: 'origin_not_allowed', message } });
}

/** A page's address is the app's own affair: opened or reloaded, it is answered with the app. */
function toWebApp(request: Request, _response: Response, next: NextFunction): void {
  if (isPagePath(request.path)) request.url = '/index.html';
  next();
}

/** The web app's files; those with a hash in their name never change. */
function serveWebApp(app: NestExpressApplication): void {
  if (!existsSync(WEB_APP)) return;
  const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } });
  app.use(toWebApp);
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (TEXT_FILE.test(request.path)) compress(request, response, next);
    else next();
  });
  app.useStaticAssets(WEB_APP, {
    setHeaders: (response: Response, path: string) => {
      const hashed = /-[\w-]{8}\.(?:js|css|woff2)$/.test(path);
      response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
}

function describeApi(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Tachograph')
    .setDescription(
      'Takes readings in, stores them, says so only once they are stored, and shows them the same instant.',
    )
    .setVersion(VERSION)
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'Tachograph API',
  });
}
