import { InvalidJsonError } from '../platform/errors/index.js';
import { TooLargeError } from './errors.js';

/** What was received as one message, and what may be. */
interface ReceivedText {
  /** `undefined` where it was no valid UTF-8. */
  readonly text: string | undefined;
  readonly bytes: number;
  readonly maxBytes: number;
  /** A message that would be right, for the refusal of one that is no JSON. */
  readonly example?: string;
}

/**
 * The JSON value that a message holds.
 *
 * @throws TooLargeError above `maxBytes`, InvalidJsonError if it is no JSON text
 */
export function readJson({ text, bytes, maxBytes, example }: ReceivedText): unknown {
  if (bytes > maxBytes) throw new TooLargeError(bytes, maxBytes);
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new InvalidJsonError(example);
  }
}
