import type { ValueTransformer } from 'typeorm';

const asNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null ? null : Number(value)),
};

/** Whole numbers up to 2^53 (times in milliseconds, ids), which drivers hand over as text when they may be larger. */
export const WHOLE_NUMBER = { type: 'bigint', transformer: asNumber } as const;

/** Text that is compared byte for byte, on every database. */
export function exactText(length: number) {
  return { type: 'varchar', length } as const;
}
