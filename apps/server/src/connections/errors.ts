import type { ErrorCode } from '@tachograph/contracts';
import { TachographError } from '../platform/errors/index.js';

/** The id that a client chose for its connection belongs to another one that is open. */
export class ConnectionIdTakenError extends TachographError {
  override readonly code = 'connection_id_taken';
  override readonly status = 409;

  constructor(id: string) {
    super(
      `a connection with the id ${JSON.stringify(id)} is open; if it was lost, its id is free again in a few seconds`,
    );
  }
}

/** No connection with the id is open. */
export class ConnectionNotFoundError extends TachographError {
  override readonly code = 'connection_not_found';
  override readonly status = 404;

  constructor(id: string) {
    super(`no connection with the id ${JSON.stringify(id)} is open; GET /connections lists those that are`);
  }
}

/** A message above the size limit. */
export class TooLargeError extends TachographError {
  override readonly code: ErrorCode = 'too_large';
  override readonly status = 413;

  constructor(bytes: number, limit: number) {
    super(`the message has ${bytes} bytes; at most ${limit} are accepted`);
  }
}

/** More messages than a connection may send. */
export class TooManyMessagesError extends TachographError {
  override readonly code = 'too_many_messages';
  override readonly status = 429;

  constructor(perSecond: number) {
    super(
      `at most ${perSecond} messages a second are accepted; this one was not stored, send it again in a second ` +
        `(nothing is read until then)`,
    );
  }
}

/** An address that has as many connections open as it may. */
export class TooManyConnectionsError extends TachographError {
  override readonly code = 'too_many_connections';
  override readonly status = 429;

  constructor(address: string, limit: number) {
    super(
      `${address} has ${limit} connections open, and no more are accepted; those that were lost make room in a few seconds`,
    );
  }
}
