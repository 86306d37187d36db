import type { Reading } from '@tachograph/contracts';

/** What waits in the journal, and how large it is. */
export interface JournalFigures {
  /** Readings that wait for the database. */
  readonly waiting: number;
  /** When the first of them was received, milliseconds since 1970; undefined where none waits. */
  readonly waitingSince: number | undefined;
  /** Bytes in use on disk. */
  readonly bytes: number;
  /** Readings that the database refused for what they are, kept here for a person to look at. */
  readonly setAside: number;
}

/**
 * Where readings are kept on disk, in the order of their ids, until the database takes them. Each call takes place as a
 * whole or not at all, whenever the process dies.
 */
export abstract class ReadingJournal {
  /** Whether it takes readings in; one that is turned off gives back what an earlier run has left, and nothing else. */
  abstract readonly accepts: boolean;
  abstract get figures(): JournalFigures;
  /** The largest id that an earlier run has left in it, be it of one that waits or was set aside; 0 where there is none. */
  abstract get lastId(): number;
  /** Whether the last group found no room, and nothing has been taken out since. */
  abstract get isFull(): boolean;

  /**
   * Keeps a group of readings, all or none, under the ids that they have: when the promise resolves, they are on disk. A
   * reading whose device, channel and message id wait here already is not kept again.
   *
   * @returns for each reading the one that is kept: itself, or the first that came with its message id
   * @throws whatever the disk says, such as that the limit is reached; then nothing of the group is kept
   */
  abstract write(group: readonly Reading[]): Promise<readonly Reading[]>;

  /** The first readings that wait, so many at most. */
  abstract first(limit: number): Promise<Reading[]>;

  /**
   * Forgets the readings with ids up to this one, which the database has, though a full disk may keep them on file for now; an
   * empty journal gives its space back.
   */
  abstract removeUpTo(id: number): Promise<void>;

  /** Puts a reading out of the way of those behind it, with the reason; it stays on disk. */
  abstract setAside(reading: Reading, reason: string): Promise<void>;
}
