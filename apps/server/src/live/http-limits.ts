import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { IMPORT_PATH } from '@tachograph/contracts';
import type { Settings } from '../platform/config/index.js';
import { HttpRefusedError, refuse } from './http-refusal.js';

/** Milliseconds for the body of a request, which may come slowly. */
const REQUEST_MS = 300_000;

/** How often a client is looked at within the time that it has: so much later than promised may it be told. */
const LOOKS = 10;

/**
 * Gives clients a time for the headers of a request, and says in the usual shape what was wrong where there is no request to
 * answer. To be called before the server listens.
 */
export function limitHttp(server: Server, { handshakeTimeoutMs }: Settings['limits']): void {
  server.headersTimeout = handshakeTimeoutMs;
  // Node knows one time for all requests, and a file may take hours.
  server.requestTimeout = 0;
  server.prependListener('request', limitBody);
  // Node takes it as an option of the constructor, which is not called here.
  Object.assign(server, { connectionsCheckingInterval: Math.ceil(handshakeTimeoutMs / LOOKS) });
  server.on('clientError', (error: NodeJS.ErrnoException, stream: Duplex) => {
    if (stream.writable && !isAnswered(stream)) refuse(stream, refusalOf(error, handshakeTimeoutMs));
    else stream.destroy();
  });
}

/** Gives a body its time. That of a file has none: who reads it looks whether it still comes. */
function limitBody(this: Server, request: IncomingMessage): void {
  const { headers, url = '', socket } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
  if (!hasBody || url.toLowerCase().startsWith(`/${IMPORT_PATH}`)) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    this.emit('clientError', Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
  }, REQUEST_MS);
  request.once('close', () => {
    clearTimeout(timer);
  });
}

/** Whether an answer is on its way already, which a second one would spoil. */
function isAnswered(stream: Duplex): boolean {
  const { _httpMessage: answer } = stream as { _httpMessage?: ServerResponse };
  return answer?.headersSent === true;
}

function refusalOf({ code }: NodeJS.ErrnoException, handshakeTimeoutMs: number): HttpRefusedError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpRefusedError(
        408,
        'invalid_request',
        `the request did not come in time: its headers may take ${handshakeTimeoutMs / 1000} s, its body ${REQUEST_MS / 1000} s`,
      );
    case 'HPE_HEADER_OVERFLOW':
      return new HttpRefusedError(
        431,
        'too_large',
        'the headers of the request are too large: at most 16 KiB are read',
      );
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new HttpRefusedError(413, 'too_large', 'the extensions of the chunks of the body are too large');
    default:
      return new HttpRefusedError(400, 'invalid_request', 'this is no HTTP request');
  }
}
