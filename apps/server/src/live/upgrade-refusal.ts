import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@tachograph/contracts';
import { TachographError, toAnswer } from '../platform/errors/index.js';

/** A connection that is refused before there is one. */
export class UpgradeRefusedError extends TachographError {
  constructor(
    override readonly status: number,
    override readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Answers an upgrade request with an HTTP error of the usual shape, and closes. */
export function refuseUpgrade(stream: Duplex, error: unknown): void {
  const { status, body } = toAnswer(error);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(status === 409 ? ['Retry-After: 3'] : []),
  ];
  // A peer that never closes must not keep the socket.
  stream.once('finish', () => stream.destroy());
  stream.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
