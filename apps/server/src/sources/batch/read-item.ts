import {
  IDENTIFIER_MAX_LENGTH,
  parseSubmittedReading,
  type FieldError,
  type SubmittedReading,
} from '@tachograph/contracts';
import { SubmittedReadingDto, SubmittedValueDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { InvalidJsonError, type TachographError, toFieldErrors } from '../../platform/errors/index.js';
import { InvalidReadingError, type Submission } from '../../readings/index.js';
import type { SplitLine } from '../../platform/line-splitter.js';
import { InvalidLineError, ItemTooLongError } from './errors.js';

/** A reading that would be right. */
export const EXAMPLE =
  '{"device": "car-7", "channel": "speed", "value": 72, "at": "2026-11-21T14:03:11Z", "id": "8c1f-42"}';

interface PlacedItem {
  /** Where it stands in an NDJSON body, counted from 1. */
  readonly line?: number | undefined;
}

/** An item that keeps the rules. */
export interface AcceptableItem extends PlacedItem {
  readonly submission: Submission;
  /** Whether it names its values by channel. */
  readonly byChannel: boolean;
}

/** An item that is not stored. */
export interface RefusedItem extends PlacedItem {
  readonly refusal: TachographError;
}

/** One item of a batch, as it was read. */
export type Item = AcceptableItem | RefusedItem;

/**
 * Reads an item.
 *
 * Hot path: what is right is only parsed; the class with the rules, which takes ten times as long, is asked what is wrong with
 * the rest.
 *
 * @param item any JSON value
 */
export function readItem(item: unknown, line?: number): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return { line, refusal: refused([]) };
  }
  const reading: Partial<SubmittedReading> = item;
  const parsed = parseSubmittedReading(reading);
  if (parsed === undefined) return { line, refusal: refused(findFaults(reading)) };
  const { device, values, messageId } = parsed;
  const byChannel = reading.values !== undefined && reading.values !== null;
  return { line, submission: { device, values, messageId, timestamp: reading.at }, byChannel };
}

/**
 * Reads the text of an item that is not one of many lines.
 *
 * @param maxBytes that it may have
 * @throws InvalidJsonError if it is no JSON text
 */
export function readText(text: string, maxBytes: number): Item {
  const json = readJson(text, maxBytes);
  return json instanceof ItemTooLongError ? { refusal: json } : readItem(json);
}

/**
 * Reads any JSON text.
 *
 * @returns an error in the place of one that is too long, which is not looked at
 * @throws InvalidJsonError if it is none
 */
export function readJson(text: string, maxBytes: number): unknown {
  if (Buffer.byteLength(text) > maxBytes) return new ItemTooLongError('the item', maxBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidJsonError(EXAMPLE);
  }
}

/**
 * Reads a line of an NDJSON body.
 *
 * @param maxBytes that a line may have
 * @returns nothing for a blank line
 */
export function readLine(split: SplitLine, line: number, maxBytes: number): Item | undefined {
  if ('fault' in split && split.fault === 'too long')
    return { line, refusal: new ItemTooLongError(`line ${line}`, maxBytes) };
  const text = 'text' in split ? split.text.trim() : undefined;
  if (text === '') return undefined;
  let item: unknown;
  try {
    item = JSON.parse(text ?? '');
  } catch {
    return { line, refusal: new InvalidLineError(line, EXAMPLE) };
  }
  return readItem(item, line);
}

function findFaults(item: Partial<SubmittedReading>): FieldError[] {
  // Field by field: an item is foreign, and may hold keys such as __proto__.
  const { device, channel, value, unit, values, id } = item;
  const reading = Object.assign(new SubmittedReadingDto(), { device, channel, value, unit, values, id });
  const faults = toFieldErrors(validateSync(reading));
  return [...faults, ...(faults.some(({ path }) => path === 'values') ? [] : findFaultsOfValues(values))];
}

function findFaultsOfValues(values: SubmittedReading['values']): FieldError[] {
  return Object.entries(values ?? {}).flatMap(([channel, value]) => {
    const errors = toFieldErrors(validateSync(Object.assign(new SubmittedValueDto(), { channel, value })));
    const path = `values.${channel.slice(0, IDENTIFIER_MAX_LENGTH)}`;
    return errors.map(({ message }) => ({ path, message: `${path}: ${message}` }));
  });
}

function refused(faults: readonly FieldError[]): InvalidReadingError {
  const none = { path: '', message: `a reading must be an object such as ${EXAMPLE}` };
  return new InvalidReadingError(faults.length > 0 ? faults : [none]);
}
