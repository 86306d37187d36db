import type { StorageUse } from '@tachograph/contracts';

/** One part of what the database takes. */
export interface SpacePart {
  name: string;
  /** What it is, for who does not know the word. */
  about: string;
  bytes: number;
  /** Of the whole, from 0 to 1. */
  share: number;
}

const PARTS: { key: Exclude<keyof StorageUse['bytes'], 'total'>; name: string; about: string }[] = [
  { key: 'readings', name: $localize`Readings`, about: $localize`every value as it came` },
  { key: 'rollups', name: $localize`Summaries`, about: $localize`rolled up by second, minute, hour and day` },
  { key: 'journal', name: $localize`Journal`, about: $localize`stands in while the database is away` },
  { key: 'free', name: $localize`Free inside`, about: $localize`given up, and used again by what comes next` },
  { key: 'other', name: $localize`Other`, about: $localize`indexes, names, the log of changes` },
];

/** The parts of which the database consists, in a constant order. */
export function spaceParts({ bytes }: Pick<StorageUse, 'bytes'>): SpacePart[] {
  return PARTS.map(({ key, name, about }) => ({
    name,
    about,
    bytes: bytes[key],
    share: bytes.total === 0 ? 0 : bytes[key] / bytes.total,
  }));
}
