import type { ChannelPattern, Reading } from '@tachograph/contracts';
import {
  type HistoryRange,
  type Missed,
  type MissedQuestion,
  type PageQuestion,
  ReadingHistory,
} from '../read/reading-history.js';
import type { ReadingJournal } from './reading-journal.js';

/**
 * What is stored, be it in the database or still in the journal. The journal is asked first: a reading that moves in
 * between is then found twice, and told by its id, where the other order would miss it.
 */
export class JournaledReadingHistory extends ReadingHistory {
  /** @param waiting what is in the journal alone */
  constructor(
    private readonly database: ReadingHistory,
    private readonly waiting: ReadingHistory,
    private readonly journal: ReadingJournal,
  ) {
    super();
  }

  override async last(range: HistoryRange): Promise<Reading[]> {
    if (this.journal.figures.waiting === 0) return this.database.last(range);
    const waiting = await this.waiting.last(range);
    const stored = await this.database.last(range);
    return merge(stored, waiting).sort(byTimeTaken).slice(-range.limit);
  }

  override async page(question: PageQuestion): Promise<Reading[]> {
    if (this.journal.figures.waiting === 0) return this.database.page(question);
    const waiting = await this.waiting.page(question);
    const stored = await this.database.page(question);
    const readings = merge(stored, waiting).sort(byTimeTaken);
    return question.after === undefined ? readings.slice(-question.limit) : readings.slice(0, question.limit);
  }

  override async missed(question: MissedQuestion): Promise<Missed> {
    if (this.journal.figures.waiting === 0) return this.database.missed(question);
    const waiting = await this.waiting.missed(question);
    const stored = await this.database.missed(question);
    if (waiting.recovered && stored.recovered) {
      const readings = merge(stored.readings, waiting.readings).sort((a, b) => a.id - b.id);
      if (readings.length <= question.limit) return { recovered: true, readings };
    }
    const [a, b] = [rangeOf(waiting), rangeOf(stored)];
    return { recovered: false, reload: { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } };
  }

  override async newestOfEach(channels: readonly ChannelPattern[], limit: number): Promise<Reading[]> {
    if (this.journal.figures.waiting === 0) return this.database.newestOfEach(channels, limit);
    const waiting = await this.waiting.newestOfEach(channels, limit);
    const stored = await this.database.newestOfEach(channels, limit);
    const newest = new Map<string, Reading>();
    for (const reading of [...stored, ...waiting].sort(byTimeTaken)) {
      newest.set(`${reading.device}\n${reading.channel}`, reading);
    }
    return [...newest.values()].slice(0, limit);
  }
}

function merge(stored: readonly Reading[], waiting: readonly Reading[]): Reading[] {
  const ids = new Set(stored.map(({ id }) => id));
  return [...stored, ...waiting.filter(({ id }) => !ids.has(id))];
}

function byTimeTaken(a: Reading, b: Reading): number {
  return a.takenAt - b.takenAt || a.id - b.id;
}

function rangeOf(missed: Missed): { from: number; to: number } {
  if (!missed.recovered) return missed.reload;
  let [from, to] = [Infinity, -Infinity];
  for (const { takenAt } of missed.readings) [from, to] = [Math.min(from, takenAt), Math.max(to, takenAt)];
  return { from, to };
}
