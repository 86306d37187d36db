import type { ErrorCode } from '@tachograph/contracts';
import { TachographError } from '../platform/errors/index.js';

/** An event that nobody here knows. */
export class UnknownEventError extends TachographError {
  override readonly code: ErrorCode = 'unknown_message';
  override readonly status = 400;

  constructor(name: string, known: Iterable<string>) {
    super(`there is no event ${JSON.stringify(name.slice(0, 64))}; send one of ${[...known].join(', ')}`);
  }
}
