import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { SubmissionReport } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { InvalidJsonError, TachographError } from '../../platform/errors/index.js';
import { LineSplitter } from '../../platform/line-splitter.js';
import { ReadingIngest } from '../../readings/index.js';
import { isArray, itemsOf } from './array-items.js';
import { Batch } from './batch.js';
import { type BatchBody, openBody, readOff } from './batch-body.js';
import { QueuePlaces } from './queue-places.js';
import { EXAMPLE, readJson, readLine, readText } from './read-item.js';
import { ReadingTurns } from './reading-turns.js';

/** Items of an array that are read before they are handed on. */
const SHARE_ITEMS = 1_000;

/** Reads the bodies of requests and hands what is in them to the door, as it comes. */
@Injectable()
export class BatchIntake {
  constructor(
    private readonly ingest: ReadingIngest,
    private readonly places: QueuePlaces,
    private readonly settings: Settings,
  ) {}

  /**
   * Stores the readings of one body.
   *
   * @returns what became of each item, once the body is read and all of them are stored or refused
   * @throws TachographError for a body that can't be read, for a single item that is refused, and where the body was not taken to
   *   its end (UnfinishedBatchError)
   */
  async store(request: IncomingMessage): Promise<SubmissionReport> {
    const batch = new Batch(this.ingest, this.places);
    try {
      const body = openBody(request, this.settings.ingestMaxBytes);
      await (body.lines ? this.takeLines(body, batch) : this.takeWhole(body, batch));
    } catch (error) {
      if (!(error instanceof TachographError)) throw error;
      batch.stop(error);
    }
    await readOff(request, this.settings.ingestMaxBytes);
    return batch.finish();
  }

  private async takeLines({ chunks }: BatchBody, batch: Batch): Promise<void> {
    const maxBytes = this.settings.messageMaxBytes;
    const splitter = new LineSplitter(maxBytes);
    let line = 0;
    const turns = new ReadingTurns();
    const read = (lines: ReturnType<typeof splitter.push>) =>
      turns.read(lines, (split) => readLine(split, ++line, maxBytes));
    for await (const chunk of chunks) {
      await batch.take(await read(splitter.push(chunk)));
      if (batch.hasStopped()) return;
    }
    await batch.take(await read(splitter.end()));
  }

  private async takeWhole({ chunks }: BatchBody, batch: Batch): Promise<void> {
    const maxBytes = this.settings.messageMaxBytes;
    const text = decode(await buffer(chunks));
    if (isArray(text)) {
      await this.takeArray(text, batch);
      return;
    }
    const item = readText(text, maxBytes);
    if ('refusal' in item) throw item.refusal;
    await batch.take([item]);
  }

  /** All of it is looked at before any of it is taken; it is not kept, since millions of small items take a lot of memory. */
  private async takeArray(text: string, batch: Batch): Promise<void> {
    const maxBytes = this.settings.messageMaxBytes;
    const turns = new ReadingTurns();
    await turns.read(checkedItemsOf(text), (item) => void readJson(item, maxBytes));
    let share: string[] = [];
    const take = async () => {
      await batch.take(await turns.read(share, (item) => readText(item, maxBytes)));
      share = [];
    };
    for (const item of itemsOf(text)) {
      if (share.push(item) < SHARE_ITEMS) continue;
      await take();
      if (batch.hasStopped()) return;
    }
    await take();
  }
}

/** @throws InvalidJsonError where the array ends badly */
function* checkedItemsOf(text: string): Generator<string, void> {
  try {
    yield* itemsOf(text);
  } catch {
    throw new InvalidJsonError(EXAMPLE);
  }
}

/** @throws InvalidJsonError if it is no UTF-8 */
function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new InvalidJsonError(EXAMPLE);
  }
}
