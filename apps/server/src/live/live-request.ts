import { LIVE_SUBSCRIPTIONS_MAX, type LiveRequest } from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';

/**
 * Reads what a viewer asks for.
 *
 * @throws InvalidRequestError if it is no request that exists, naming the field
 */
export function readLiveRequest(text: string | undefined): LiveRequest {
  const message = parse(text);
  if (message?.type !== 'subscribe') refuse('type', 'send {"type": "subscribe", "channels": ["speed"]}');
  const { channels } = message;
  const fits = Array.isArray(channels) && channels.length <= LIVE_SUBSCRIPTIONS_MAX;
  if (!fits || !channels.every((name) => typeof name === 'string')) {
    refuse('channels', `channels must be a list of at most ${LIVE_SUBSCRIPTIONS_MAX} channel names`);
  }
  return { type: 'subscribe', channels };
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(path: string, message: string): never {
  throw new InvalidRequestError([{ path, message }]);
}
