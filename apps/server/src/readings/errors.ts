import { FieldsError, TachographError } from '../platform/errors/index.js';

/** A reading whose fields break the rules; it was not stored. */
export class InvalidReadingError extends FieldsError {
  override readonly code = 'invalid_reading';
}

/** The store could not be asked for now: trying again later is right. */
export class HistoryUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(cause: unknown) {
    super('the history can not be read, since the database does not answer; try again', { cause });
  }
}

/** A reading that could not be stored for now, through no fault of the sender: sending it again later is right. */
export class StorageUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(why: string) {
    super(`the reading was not stored: ${why}; send it again`);
  }
}
