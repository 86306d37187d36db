import type { ErrorBody } from '../errors/error-body.js';
import { parseIdentifier } from './identifier.js';
import { parseNumeric } from './numeric.js';
import { parseShortText } from './short-text.js';

/** Channels that one item may name in `values`. */
export const SUBMITTED_VALUES_MAX = 256;

/** Characters of a unit at most. */
export const UNIT_MAX_LENGTH = 32;

/**
 * One item of `POST /api/readings`: a value of one channel, or values of several that were taken at one instant. Null
 * counts as missing, except for `device`.
 */
export interface SubmittedReading {
  device: string | number;
  channel?: string | number | null;
  value?: number | string | null;
  /** Of the channel; counts when the channel is new. */
  unit?: string | null;
  /** In place of `channel`, `value` and `unit`: the values by channel. */
  values?: Record<string, number | string> | null;
  /** When it was taken, in any form that {@link readDeviceTime} takes. */
  at?: unknown;
  /** The client's own id: the same device, channel and id are stored once. */
  id?: string | number | null;
}

/** What a {@link SubmittedReading} means: its names and numbers in the form in which they are stored. */
export interface ParsedReading {
  readonly device: string;
  readonly values: readonly { readonly channel: string; readonly unit: string; readonly value: number }[];
  readonly messageId: string | undefined;
}

/** What became of one item. */
export type SubmissionResult =
  | { status: 'stored' | 'duplicate'; id: number }
  /** Of an item with `values`: `duplicate` where all of them were, and `duplicates` where some were. */
  | { status: 'stored' | 'duplicate'; ids: Record<string, number>; duplicates?: string[] }
  /** `line` counts the lines of an NDJSON body from 1. */
  | { status: 'refused'; line?: number; error: ErrorBody['error'] };

/** Answer of `POST /api/readings`. The first three are numbers of items. */
export interface SubmissionReport {
  stored: number;
  duplicates: number;
  refused: number;
  /** One an item, in their order; where the body was not taken to its end, those that were looked at. */
  results: SubmissionResult[];
  /** Why the body was not taken to its end. */
  error?: ErrorBody['error'];
}

/**
 * Reads an item as a client sent it: the fast way through the very rules that {@link SubmittedReadingDto} explains.
 *
 * @param item an object; fields that have no meaning here are let be
 * @returns `undefined` if it breaks a rule
 */
export function parseSubmittedReading(item: Partial<SubmittedReading>): ParsedReading | undefined {
  const device = parseIdentifier(item.device);
  const values = isAbsent(item.values) ? parseOneValue(item) : hasValuesAlone(item) && parseValues(item.values);
  const messageId = isAbsent(item.id) ? undefined : parseIdentifier(item.id);
  if (device === undefined || !values || (messageId === undefined && !isAbsent(item.id))) return undefined;
  return { device, values, messageId };
}

/** The unit of a channel; empty where none is given. `undefined` for what is none. */
export function parseUnit(value: unknown): string | undefined {
  return isAbsent(value) ? '' : parseShortText(value, UNIT_MAX_LENGTH);
}

/** Whether an item that has `values` says nothing that could contradict them. */
export function hasValuesAlone({ channel, value, unit }: Partial<SubmittedReading>): boolean {
  return isAbsent(channel) && isAbsent(value) && isAbsent(unit);
}

/** Whether these are values by channel: not none, not too many, and none named twice. */
export function areValues(values: unknown): values is Record<string, unknown> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
  const names = Object.keys(values);
  const distinct = new Set(names.map((name) => name.trim()));
  return names.length > 0 && names.length <= SUBMITTED_VALUES_MAX && distinct.size === names.length;
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function parseOneValue(item: Partial<SubmittedReading>): ParsedReading['values'] | undefined {
  const channel = parseIdentifier(item.channel);
  const value = parseNumeric(item.value);
  const unit = parseUnit(item.unit);
  if (channel === undefined || value === undefined || unit === undefined) return undefined;
  return [{ channel, unit, value }];
}

function parseValues(values: unknown): ParsedReading['values'] | undefined {
  if (!areValues(values)) return undefined;
  const parsed: { channel: string; unit: string; value: number }[] = [];
  for (const [name, entry] of Object.entries(values)) {
    const channel = parseIdentifier(name);
    const value = parseNumeric(entry);
    if (channel === undefined || value === undefined) return undefined;
    parsed.push({ channel, unit: '', value });
  }
  return parsed;
}
