import { Logger } from '@nestjs/common';
import { withinDeadline } from '../../platform/deadline.js';
import { TachographError } from '../../platform/errors/index.js';
import { RareLog } from '../../platform/rare-log.js';
import { RetentionUnavailableError } from './errors.js';

/** Milliseconds within which the database answers, or is away: counting may take its time. */
const DEADLINE_MS = 60_000;

const logger = new Logger('Retention');
const failures = new RareLog((line) => {
  logger.error(line);
});

/**
 * The answer, or an error that says why there is none.
 *
 * @throws RetentionUnavailableError for whatever the database throws
 */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await withinDeadline(asked, DEADLINE_MS);
  } catch (error) {
    if (error instanceof TachographError) throw error;
    failures.note(error);
    throw new RetentionUnavailableError(error);
  }
}
