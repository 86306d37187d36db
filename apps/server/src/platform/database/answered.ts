import { Logger } from '@nestjs/common';
import { withinDeadline } from '../deadline.js';
import { TachographError } from '../errors/index.js';
import { RareLog } from '../rare-log.js';
import { DatabaseUnavailableError } from './errors.js';

/** Milliseconds within which the database answers, or is away: counting may take its time. */
const DEADLINE_MS = 60_000;

const logger = new Logger('Database');
const failures = new RareLog((line) => {
  logger.error(line);
});

/**
 * The answer, or an error that says why there is none.
 *
 * @throws DatabaseUnavailableError for whatever the database throws
 */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await withinDeadline(asked, DEADLINE_MS);
  } catch (error) {
    if (error instanceof TachographError) throw error;
    failures.note(error);
    throw new DatabaseUnavailableError(error);
  }
}
