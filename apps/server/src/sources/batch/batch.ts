import type { SubmissionReport, SubmissionResult } from '@tachograph/contracts';
import { TachographError } from '../../platform/errors/index.js';
import { type ReadingIngest, StorageUnavailableError } from '../../readings/index.js';
import { BatchTooLargeError, UnfinishedBatchError } from './errors.js';
import { toRefusal, toResult } from './item-results.js';
import type { QueuePlaces } from './queue-places.js';
import type { AcceptableItem, Item } from './read-item.js';

/** Readings that go through the door together, about as many as share a commit. */
const SHARE_MAX = 1_000;

/** Items of one body, and how many of them may be refused: each is answered for, and the answer is held in memory. */
const ITEMS_MAX = 500_000;
const REFUSED_MAX = 100_000;

/** Refused items of which every bad field is told; of those after them only the first: an answer must not outgrow its question. */
const EXPLAINED_MAX = 1_000;

/**
 * The items of one body on their way through the door, and what became of each. They go in shares; several may be under way, as
 * far as there are places in the queue.
 */
export class Batch {
  private readonly results: SubmissionResult[][] = [];
  private readonly underWay = new Set<Promise<void>>();
  private taken = 0;
  private refused = 0;
  private obstacle: Error | undefined;

  constructor(
    private readonly ingest: ReadingIngest,
    private readonly places: QueuePlaces,
  ) {}

  /** Whether nothing more is taken: what comes now is not looked at. */
  hasStopped(): boolean {
    return this.obstacle !== undefined;
  }

  /** Takes nothing more, for the first reason that is given. */
  stop(why: Error): void {
    this.obstacle ??= why;
  }

  /** Takes the next items. Resolves when the door has them, which is before they are stored. */
  async take(items: readonly Item[]): Promise<void> {
    for (const share of this.sharesOf(items)) await this.submit(share);
  }

  /**
   * Waits until every item that was taken is stored or refused.
   *
   * @throws what stopped it, with the report where there is something to tell
   */
  async finish(): Promise<SubmissionReport> {
    await Promise.all(this.underWay);
    const results = this.results.flat();
    const { obstacle } = this;
    const count = (status: SubmissionResult['status']) => results.filter((result) => result.status === status).length;
    const report = { stored: count('stored'), duplicates: count('duplicate'), refused: count('refused'), results };
    if (obstacle === undefined) return report;
    throw results.length > 0 && obstacle instanceof TachographError
      ? new UnfinishedBatchError(report, obstacle)
      : obstacle;
  }

  private *sharesOf(items: readonly Item[]): Generator<readonly Item[]> {
    const most = Math.min(SHARE_MAX, this.places.count);
    let from = 0;
    let readings = 0;
    for (const [index, item] of items.entries()) {
      const more = readingsOf(item);
      if (readings > 0 && readings + more > most) {
        yield items.slice(from, index);
        from = index;
        readings = 0;
      }
      readings += more;
    }
    if (from < items.length) yield items.slice(from);
  }

  private async submit(share: readonly Item[]): Promise<void> {
    if (this.hasStopped()) return;
    const leave = await this.places.take(share.reduce((sum, item) => sum + readingsOf(item), 0));
    this.stopAboveLimits(share);
    // It may have been stopped while it waited for its places, too.
    if (this.hasStopped()) {
      leave();
      return;
    }
    const at = this.results.push([]) - 1;
    const inShort = this.refused > EXPLAINED_MAX;
    const stored = this.store(share, { at, inShort }).finally(() => {
      leave();
      this.underWay.delete(stored);
    });
    this.underWay.add(stored);
  }

  private stopAboveLimits(share: readonly Item[]): void {
    this.taken += share.length;
    this.refused += share.filter((item) => 'refusal' in item).length;
    if (this.taken > ITEMS_MAX)
      this.stop(new BatchTooLargeError(`a body may have ${ITEMS_MAX} items; send it in parts`));
    if (this.refused > REFUSED_MAX) {
      this.stop(
        new BatchTooLargeError(`more than ${REFUSED_MAX} items were refused; see what is wrong with them first`),
      );
    }
  }

  /** Never rejects: what goes wrong stops the batch. */
  private async store(share: readonly Item[], { at, inShort }: { at: number; inShort: boolean }): Promise<void> {
    const acceptable = share.filter((item): item is AcceptableItem => 'submission' in item);
    try {
      const receipts = await this.ingest.acceptAll(acceptable.map(({ submission }) => submission));
      let next = 0;
      this.results[at] = share.map((item) =>
        'refusal' in item ? toRefusal(item, inShort) : toResult(item, receipts[next++] ?? []),
      );
    } catch (error) {
      const why = error instanceof Error ? error : new Error(String(error));
      this.stop(why);
      if (!(why instanceof StorageUnavailableError)) return;
      this.results[at] = share.map((item) => toRefusal('refusal' in item ? item : { ...item, refusal: why }, inShort));
    }
  }
}

function readingsOf(item: Item): number {
  return 'submission' in item ? item.submission.values.length : 0;
}
