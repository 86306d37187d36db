import { TachographError } from '../errors/index.js';

/** Something was changed since it was read: whoever changes it must look at it again. */
export class VersionConflictError extends TachographError {
  override readonly code = 'version_conflict';
  override readonly status = 409;

  /** @param what was to be changed, e.g. `the rules` */
  constructor(what: string, asked: number, current: number) {
    super(`version ${asked} of ${what} is not the current one, which is ${current}; read it again, then change it`);
  }
}

/** What the database keeps could not be had or changed for now: trying again later is right. */
export class DatabaseUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(cause: unknown) {
    super('this can not be told or changed now, since the database does not answer; try again', { cause });
  }
}
