import { transfer } from 'comlink';
import type { Questions } from '../../platform/questions/index.js';
import type { ExportRequest } from '../transfer/export/export-request.js';
import { TransferEngine } from '../transfer/transfer-engine.js';
import { RawReader } from './raw-reader.js';

/**
 * What is asked of the stored readings in bulk: series, statistics, exports, rollups. It lives in a thread of its own, where millions of
 * readings hold up nobody; what goes in and out is plain data. Each method is one line: who does the work stands behind it.
 */
export class HistoryEngine {
  private readonly raw: RawReader;
  private readonly transfer: TransferEngine;

  constructor(private readonly questions: Questions) {
    this.raw = new RawReader(questions);
    this.transfer = new TransferEngine(questions);
  }

  /** Readings of a channel in a stretch of time. */
  async count(channelId: number, span: { from: number; to: number }): Promise<number> {
    let count = 0;
    for await (const page of this.raw.pages(channelId, span)) count += page.length;
    return count;
  }

  /** How many rows an export has. */
  countExport(request: ExportRequest): Promise<number> {
    return this.transfer.rows.count(request);
  }

  /** Begins an export; `nextOfExport` gives its pieces until there is none, and `endExport` lets go of it. */
  beginExport(request: ExportRequest): Promise<number> {
    return Promise.resolve(this.transfer.beginExport(request));
  }

  async nextOfExport(file: number) {
    const chunk = await this.transfer.exports.next(file);
    return chunk && transfer(chunk, [chunk.bytes.buffer]);
  }

  endExport(file: number): Promise<void> {
    return this.transfer.exports.end(file);
  }

  /** Which readings of these instants are stored since before a moment: time taken, value and how many, one after the other. */
  storedAt(channelId: number, instants: readonly number[], receivedUpTo: number): Promise<number[]> {
    return this.transfer.storedBefore.find(channelId, instants, receivedUpTo);
  }

  /** Begins to read a Parquet file; `nextOfParquet` gives the names of its columns and then its rows, and `endParquet` lets go of it. */
  beginParquet(path: string): Promise<number> {
    return Promise.resolve(this.transfer.beginParquet(path));
  }

  nextOfParquet(file: number): Promise<unknown[][] | undefined> {
    return this.transfer.parquet.next(file);
  }

  endParquet(file: number): Promise<void> {
    return this.transfer.parquet.end(file);
  }

  close(): Promise<void> {
    return this.questions.close();
  }
}
