import type { ErrorCode } from '@tachograph/contracts';
import { TachographError } from '../../platform/errors/index.js';

/** A frame above the size limit. */
export class TooLargeError extends TachographError {
  override readonly code: ErrorCode = 'too_large';
  override readonly status = 413;

  constructor(bytes: number, limit: number) {
    super(`the message has ${bytes} bytes; at most ${limit} are accepted`);
  }
}
