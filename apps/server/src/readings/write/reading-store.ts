import type { Reading } from '@tachograph/contracts';

/** Where readings are kept. */
export abstract class ReadingStore {
  /**
   * Commits a group of readings, all or none: when the promise resolves, they are on disk. A reading whose device,
   * channel and message id are known already, from the store or from earlier in the group, is not stored again.
   *
   * @param options `again`: some of the readings may be there already under the very same id, from an attempt of which
   *   nobody knows how it ended; those are let be
   * @returns for each reading the one that stands in the store: itself, or the first that came with its message id
   * @throws whatever the database throws; then nothing of the group may be acknowledged
   */
  abstract write(group: readonly Reading[], options?: { readonly again?: boolean }): Promise<readonly Reading[]>;

  /** Resolves when no write that was given up can take place any more. */
  settled(): Promise<void> {
    return Promise.resolve();
  }
}
