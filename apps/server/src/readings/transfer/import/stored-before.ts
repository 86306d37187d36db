import type { Questions } from '../../../platform/questions/index.js';

/** Instants of one question; a text of its own for each number of them would be prepared anew each time. */
const INSTANTS = 500;

const ANY = 'SELECT 1 FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? LIMIT 1';

const AT = `SELECT taken_at, value, COUNT(*) FROM reading
  WHERE channel_id = ? AND taken_at IN (${Array(INSTANTS).fill('?').join()}) AND received_at <= ?
  GROUP BY taken_at, value`;

type StoredRow = [takenAt: number, value: number, count: number];

/** Looks up what is stored at certain instants. */
export class StoredBefore {
  constructor(private readonly questions: Questions) {}

  /**
   * @param instants times taken, milliseconds since 1970, UTC, in any order
   * @param receivedUpTo what came after it does not count
   * @returns time taken, value and number of equal readings, one after the other
   * @throws whatever the database throws
   */
  async find(channelId: number, instants: readonly number[], receivedUpTo: number): Promise<number[]> {
    const sorted = [...new Set(instants)].sort((one, other) => one - other);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    // A file for a stretch in which nothing is yet: the common case, and the one that has to be fast.
    if ((await this.questions.rows(ANY, [channelId, first, last])).length === 0) return [];
    const found: number[] = [];
    for (let at = 0; at < sorted.length; at += INSTANTS) {
      const part = sorted.slice(at, at + INSTANTS);
      const padded = [...part, ...Array<number>(INSTANTS - part.length).fill(part.at(-1) ?? 0)];
      const rows = await this.questions.rows<StoredRow>(AT, [channelId, ...padded, receivedUpTo]);
      for (const row of rows) found.push(...row);
    }
    return found;
  }
}
