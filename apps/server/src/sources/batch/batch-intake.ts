import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { SubmissionReport } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { InvalidJsonError, TachographError } from '../../platform/errors/index.js';
import { LineSplitter } from '../../platform/line-splitter.js';
import { ReadingIngest } from '../../readings/index.js';
import { Batch } from './batch.js';
import { type BatchBody, openBody, readOff } from './batch-body.js';
import { QueuePlaces } from './queue-places.js';
import { EXAMPLE, type Item, readItem, readLine } from './read-item.js';

/** Items of an array that are read in one turn of the event loop. */
const TURN_ITEMS = 1_000;

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
    const read = (lines: ReturnType<typeof splitter.push>) =>
      lines.map((split) => readLine(split, ++line, maxBytes)).filter((item) => item !== undefined);
    for await (const chunk of chunks) {
      await batch.take(read(splitter.push(chunk)));
      if (batch.hasStopped()) return;
    }
    await batch.take(read(splitter.end()));
  }

  private async takeWhole({ chunks }: BatchBody, batch: Batch): Promise<void> {
    const content = parse(await buffer(chunks));
    if (!Array.isArray(content)) {
      const item = readItem(content);
      if ('refusal' in item) throw item.refusal;
      await batch.take([item]);
      return;
    }
    for (let from = 0; from < content.length && !batch.hasStopped(); from += TURN_ITEMS) {
      await batch.take(content.slice(from, from + TURN_ITEMS).map((item): Item => readItem(item)));
      await nextTurn();
    }
  }
}

/** @throws InvalidJsonError if it is no JSON text in UTF-8 */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new InvalidJsonError(EXAMPLE);
  }
}
