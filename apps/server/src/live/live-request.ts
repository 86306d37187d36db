import {
  IDENTIFIER_MAX_LENGTH,
  LIVE_SUBSCRIPTIONS_MAX,
  type OldLiveRequest,
  parseIdentifier,
} from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';

/**
 * Reads what a viewer asks for.
 *
 * @param message the JSON value that it sent
 * @returns the request, each channel named once
 * @throws InvalidRequestError if it is no request that exists, naming the field
 */
export function readLiveRequest(message: unknown): OldLiveRequest {
  const { type, channels } = isObject(message) ? message : {};
  if (type !== 'subscribe') refuse('type', 'send {"type": "subscribe", "channels": ["speed"]}');
  const names = Array.isArray(channels) ? channels.map(parseIdentifier) : [undefined];
  if (names.length > LIVE_SUBSCRIPTIONS_MAX || names.includes(undefined)) {
    const accepted = `at most ${LIVE_SUBSCRIPTIONS_MAX} channel names of 1 to ${IDENTIFIER_MAX_LENGTH} characters`;
    refuse('channels', `channels must be a list of ${accepted}`);
  }
  return { type, channels: [...new Set(names as string[])] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function refuse(path: string, message: string): never {
  throw new InvalidRequestError([{ path, message }]);
}
