import {
  type ChannelPattern,
  IDENTIFIER_MAX_LENGTH,
  LIVE_PATTERNS_MAX,
  LIVE_RATE,
  LIVE_RATE_MAX,
  type LiveMode,
  type LivePosition,
  parseChannelPattern,
  parseIdentifier,
} from '@tachograph/contracts';
import { InvalidRequestError } from '../platform/errors/index.js';

/** A message that would be right. */
export const EXAMPLE = '{"type": "subscribe", "id": "gauge", "channels": ["car-7/speed"], "mode": "latest"}';

const RATE_MIN = 0.1;

/** What a viewer wishes to watch, as `subscribe` says it. */
export interface SubscribeWish {
  readonly type: 'subscribe';
  readonly id: string;
  readonly patterns: readonly ChannelPattern[];
  readonly mode: LiveMode;
  readonly framesPerSecond: number;
  /** Of `every` alone. */
  readonly after?: LivePosition;
}
export type LiveWish =
  SubscribeWish | { readonly type: 'unsubscribe'; readonly id: string } | { readonly type: 'ping' };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what a viewer asks for.
 *
 * @param message the JSON value that it sent
 * @throws InvalidRequestError if it is no request that exists, naming the field
 */
export function readLiveRequest(message: unknown): LiveWish {
  const fields = isObject(message) ? message : {};
  switch (fields.type) {
    case 'subscribe':
      return readSubscribe(fields);
    case 'unsubscribe':
      return { type: 'unsubscribe', id: readId(fields) };
    case 'ping':
      return { type: 'ping' };
    default:
      return refuse('type', `type must be subscribe, unsubscribe or ping; send ${EXAMPLE}`);
  }
}

/** The subscription that a message is about, where it can be told. */
export function subscriptionOf(message: unknown): string | undefined {
  return isObject(message) ? parseIdentifier(message.id) : undefined;
}

function readSubscribe(fields: Fields): SubscribeWish {
  const mode = readMode(fields);
  return {
    type: 'subscribe',
    id: readId(fields),
    patterns: readPatterns(fields),
    mode,
    framesPerSecond: readRate(fields),
    ...(mode === 'every' && fields.after !== undefined && { after: readPosition(fields.after) }),
  };
}

function readId({ id }: Fields): string {
  return parseIdentifier(id) ?? refuse('id', `id must be a name of 1 to ${IDENTIFIER_MAX_LENGTH} characters`);
}

function readPatterns({ channels }: Fields): ChannelPattern[] {
  const texts: unknown[] = Array.isArray(channels) ? channels : [];
  if (texts.length === 0 || texts.length > LIVE_PATTERNS_MAX)
    refuse('channels', `channels must be a list of 1 to ${LIVE_PATTERNS_MAX} addresses such as car-7/speed or */speed`);
  return texts.map((text, index) => {
    const path = `channels.${index}`;
    const accepted = 'device/channel, where * stands for any characters';
    return parseChannelPattern(text) ?? refuse(path, `${path} must be an address ${accepted}`);
  });
}

function readMode({ mode }: Fields): LiveMode {
  return mode === 'latest' || mode === 'every' ? mode : refuse('mode', 'mode must be latest or every');
}

function readRate({ framesPerSecond: rate = LIVE_RATE }: Fields): number {
  if (typeof rate === 'number' && rate >= RATE_MIN && rate <= LIVE_RATE_MAX) return rate;
  return refuse('framesPerSecond', `framesPerSecond must be a number from ${RATE_MIN} to ${LIVE_RATE_MAX}`);
}

function readPosition(after: unknown): LivePosition {
  const { epoch, seq, time } = isObject(after) ? after : {};
  if (typeof epoch === 'string' && epoch.length <= IDENTIFIER_MAX_LENGTH && isCount(seq) && isCount(time))
    return { epoch, seq, time };
  return refuse('after', 'after must be a position as the server told it: {"epoch": …, "seq": …, "time": …}');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function refuse(path: string, message: string): never {
  throw new InvalidRequestError([{ path, message }]);
}
