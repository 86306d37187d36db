import { TachographError } from '../../platform/errors/index.js';

/** The rules were changed since they were read: whoever changes them must look at them again. */
export class VersionConflictError extends TachographError {
  override readonly code = 'version_conflict';
  override readonly status = 409;

  constructor(asked: number, current: number) {
    super(
      `version ${asked} of the rules is not the current one, which is ${current}; read them again, then change them`,
    );
  }
}

/** Rules, budget or figures of storage could not be had for now: trying again later is right. */
export class RetentionUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(cause: unknown) {
    super('this can not be told or changed now, since the database does not answer; try again', { cause });
  }
}
