import { parseNumber, plainNumber } from '../../core/session/number-format';

/** Units in which a budget is given, in bytes. */
export const BYTE_UNITS = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;
export type ByteUnit = keyof typeof BYTE_UNITS;

/** An amount as it stands in a form; an empty text: none. */
export interface ByteAmount {
  text: string;
  unit: ByteUnit;
}

/** Bytes as a reader would write them, in the largest unit of which they are at least one. */
export function toAmount(bytes: number | null): ByteAmount {
  if (bytes === null) return { text: '', unit: 'GB' };
  const unit = bytes >= BYTE_UNITS.TB ? 'TB' : bytes >= BYTE_UNITS.GB ? 'GB' : 'MB';
  return { text: plainNumber(bytes / BYTE_UNITS[unit]), unit };
}

/** The bytes of an amount, null for none; undefined for a text that is no amount. */
export function toBytes({ text, unit }: ByteAmount): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const bytes = Math.round(parseNumber(trimmed) * BYTE_UNITS[unit]);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}
