import { parseNumeric, speedOutOfRange } from '@tachograph/contracts';
import { SpeedReadingDto } from '@tachograph/contracts/dto';
import { validateSync } from 'class-validator';
import { toFieldErrors } from '../../platform/errors/index.js';

/** What a line of a stream says. */
export type StreamLine =
  | { readonly kind: 'reading'; readonly speed: number; readonly timestamp: unknown }
  /** Blank, a comment, or a field of server-sent events that carries no data. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly why: string };

const SSE_WITHOUT_DATA = /^(?::|(?:event|id|retry)(?::|$))/;
const SSE_DATA = /^data:/;

/**
 * Reads a line such as `{"time":"1795219200000","speed":"72"}`, or `data: {…}` as server-sent events write it. The time may
 * be called `time`, `unixtimestamp` or `timestamp`, and may be missing, as in any speed reading.
 *
 * @param range of accepted speeds, km/h
 */
export function readStreamLine(line: string, range: { min: number; max: number }): StreamLine {
  const text = line.trim();
  if (text === '' || SSE_WITHOUT_DATA.test(text)) return { kind: 'nothing' };
  const json = text.replace(SSE_DATA, '').trim();
  return json === '' ? { kind: 'nothing' } : readReading(json, range);
}

function readReading(json: string, range: { min: number; max: number }): StreamLine {
  const message = parseObject(json);
  if (message === undefined) {
    return { kind: 'unreadable', why: 'a line must be a JSON object such as {"time":"1795219200000","speed":"72"}' };
  }
  const reading = Object.assign(new SpeedReadingDto(), { speed: message.speed });
  const [fault] = toFieldErrors(validateSync(reading));
  const speed = parseNumeric(message.speed) ?? NaN;
  const error = fault ?? speedOutOfRange(speed, range);
  if (error !== undefined) return { kind: 'unreadable', why: error.message };
  return { kind: 'reading', speed, timestamp: message.time ?? message.unixtimestamp ?? message.timestamp };
}

function parseObject(json: string): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
