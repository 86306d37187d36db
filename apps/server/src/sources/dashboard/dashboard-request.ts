import {
  DASHBOARD_STREAMS,
  type DashboardRequest,
  type DashboardStream,
  HISTORY_LIMIT,
  parseNumeric,
} from '@tachograph/contracts';
import { InvalidRequestError } from '../../platform/errors/index.js';
import { UnknownMessageError } from './errors.js';

const TYPES = [
  'ping',
  'request_metrics',
  'start',
  'stop',
  'request_history',
] as const satisfies DashboardRequest['type'][];

/** As much of a foreign text as an error repeats. */
const SHOWN_MAX = 64;

/**
 * Reads what a client asks for.
 *
 * @param message the JSON value that it sent; fields that the request does not have are let be
 * @returns the request, with the default for what it leaves open
 * @throws UnknownMessageError for a type that does not exist, InvalidRequestError naming a field that breaks the rules
 */
export function readDashboardRequest(message: unknown): Required<DashboardRequest> {
  const { type, stream, limit } = isObject(message) ? message : {};
  if (typeof type !== 'string') refuse('type', `send an object with a type, such as {"type": "ping"}`);
  const known = TYPES.find((name) => name === type);
  switch (known) {
    case undefined:
      throw new UnknownMessageError(type.slice(0, SHOWN_MAX), TYPES);
    case 'start':
    case 'stop':
      return { type: known, stream: readStream(stream) };
    case 'request_history':
      return { type: known, limit: readLimit(limit) };
    default:
      return { type: known };
  }
}

function readStream(value: unknown): DashboardStream {
  const stream = DASHBOARD_STREAMS.find((name) => name === value);
  return stream ?? refuse('stream', `stream must be one of: ${DASHBOARD_STREAMS.join(', ')}`);
}

function readLimit(value: unknown): number {
  const { default: fallback, min, max } = HISTORY_LIMIT;
  const limit = value === undefined || value === null ? fallback : parseNumeric(value);
  const accepted = limit !== undefined && Number.isInteger(limit) && limit >= min && limit <= max;
  return accepted ? limit : refuse('limit', `limit must be a whole number from ${min} to ${max}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function refuse(path: string, message: string): never {
  throw new InvalidRequestError([{ path, message }]);
}
