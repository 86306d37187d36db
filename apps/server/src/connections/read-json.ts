import { InvalidJsonError } from '../platform/errors/index.js';
import type { Connection } from './connection.js';
import { TooLargeError } from './errors.js';

/** What was received as one message, and what may be. */
interface ReceivedText {
  readonly from: Connection;
  /** `undefined` where it was no valid UTF-8. */
  readonly text: string | undefined;
  readonly bytes: number;
  readonly maxBytes: number;
  /** A message that would be right, for the refusal of one that is no JSON. */
  readonly example?: string;
}

/**
 * The JSON value that a message holds. Hot path.
 *
 * @throws TooManyMessagesError if its sender has sent more than it may, TooLargeError above `maxBytes`, InvalidJsonError if it is no JSON text
 */
export function readJson({ from, text, bytes, maxBytes, example }: ReceivedText): unknown {
  from.spend();
  if (bytes > maxBytes) throw new TooLargeError(bytes, maxBytes);
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new InvalidJsonError(example);
  }
}
