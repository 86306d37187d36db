import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@tachograph/contracts';
import { retryAfterOf, TachographError, toAnswer } from '../platform/errors/index.js';

/** A connection or a request that is refused before anyone has looked into it. */
export class HttpRefusedError extends TachographError {
  constructor(
    override readonly status: number,
    override readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Answers on a bare socket with an HTTP error of the usual shape, and closes. */
export function refuse(stream: Duplex, error: unknown): void {
  const { status, body } = toAnswer(error);
  const text = JSON.stringify(body);
  const retryAfter = retryAfterOf(status);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
  ];
  // A peer that never closes must not keep the socket.
  stream.once('finish', () => stream.destroy());
  stream.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
