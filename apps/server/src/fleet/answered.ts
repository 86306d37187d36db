import { Logger } from '@nestjs/common';
import { withinDeadline } from '../platform/deadline.js';
import { TachographError } from '../platform/errors/index.js';
import { RareLog } from '../platform/rare-log.js';

/** Milliseconds within which the database answers, or is away. */
const DEADLINE_MS = 10_000;

/** Devices could not be told of or changed for now: trying again later is right. */
class DevicesUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(cause: unknown) {
    super('devices can not be told of or changed now, since the database does not answer; try again', { cause });
  }
}

const logger = new Logger('Fleet');
const failures = new RareLog((line) => {
  logger.error(line);
});

/**
 * The answer, or an error that says why there is none.
 *
 * @throws DevicesUnavailableError for whatever the database throws
 */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await withinDeadline(asked, DEADLINE_MS);
  } catch (error) {
    if (error instanceof TachographError) throw error;
    failures.note(error);
    throw new DevicesUnavailableError(error);
  }
}
