import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ImportReport } from '@tachograph/contracts';
import type { ImportQueryDto } from '@tachograph/contracts/dto';
import { ChannelDirectory } from '../../../devices/index.js';
import { Clock } from '../../../platform/clock.js';
import { Settings } from '../../../platform/config/index.js';
import { TachographError } from '../../../platform/errors/index.js';
import { HistoryThreads } from '../../history/history-threads.js';
import { ReadingIngest } from '../../reading-ingest.js';
import { csvRecords } from './csv-records.js';
import { UnfinishedImportError } from './errors.js';
import { FreshReadings } from './fresh-readings.js';
import { ImportBatches } from './import-batches.js';
import { fileBytes } from './import-body.js';
import { type ImportPlan, planOf } from './import-columns.js';
import { ReportInProgress } from './import-report.js';
import { ImportTimes } from './import-times.js';
import { jsonRecords, ndjsonRecords } from './json-records.js';
import { ExpiredReadings } from '../../rollups/expired-readings.js';
import { parquetRecords, removeLeftParquet } from './parquet-records.js';
import { type FileRecord, type ImportedReading, RecordReader } from './record-reader.js';
import { utf8Bytes } from './utf8-bytes.js';

/** Readings that go through the door together, about as many as share a commit. */
const BATCH_MAX = 4_000;

/** Brings files of readings in, one after the other: two that hold the same would each not see what the other stores. */
@Injectable()
export class ReadingImport implements OnModuleInit {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ingest: ReadingIngest,
    private readonly directory: ChannelDirectory,
    private readonly threads: HistoryThreads,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly retention: ExpiredReadings,
  ) {}

  async onModuleInit(): Promise<void> {
    await removeLeftParquet(this.settings.dataDir);
  }

  /**
   * Stores what is in a file and not in the store yet.
   *
   * @throws TachographError for a file that is not what it is said to be, before anything is stored; UnfinishedImportError where it was
   *   broken off
   */
  store(request: IncomingMessage, query: ImportQueryDto): Promise<ImportReport> {
    const plan = planOf(query);
    const turn = this.last.then(() => this.read(request, query, plan));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async read(request: IncomingMessage, query: ImportQueryDto, plan: ImportPlan): Promise<ImportReport> {
    const report = new ReportInProgress();
    const begun = this.clock.now();
    const reader = new RecordReader(
      plan,
      new ImportTimes(query.timeZone, query.timeFormat),
      query.decimalComma === 'true',
      begun,
    );
    const batches = this.batches(report, begun, query.dryRun === 'true');
    try {
      for await (const readings of inBatches(this.recordsOf(request, query, plan), reader, report, this.batchMax)) {
        await batches.take(readings);
      }
      await batches.finish();
    } catch (error) {
      // What is under way counts too.
      await batches.finish().catch(() => undefined);
      const soFar = report.finish(false);
      if (!(error instanceof TachographError) || soFar.rows === 0) throw error;
      throw new UnfinishedImportError(soFar, error);
    }
    return report.finish(true);
  }

  private get batchMax(): number {
    return Math.min(BATCH_MAX, Math.ceil(this.settings.queueMax / 2));
  }

  private batches(report: ReportInProgress, begun: number, dryRun: boolean): ImportBatches {
    const { ingest, clock, directory, threads, retention } = this;
    const fresh = new FreshReadings({ directory, thread: threads.bulk, retention }, begun);
    return new ImportBatches({ ingest, fresh, report, clock, queuedMax: this.settings.queueMax / 2, dryRun, begun });
  }

  private recordsOf(request: IncomingMessage, query: ImportQueryDto, plan: ImportPlan): AsyncIterable<FileRecord[]> {
    const bytes = fileBytes(request);
    switch (query.format) {
      case 'csv':
        return csvRecords(utf8Bytes(bytes, query.encoding), plan, query.delimiter);
      case 'json':
        return jsonRecords(utf8Bytes(bytes, query.encoding), plan);
      case 'ndjson':
        return ndjsonRecords(bytes, plan, this.settings.messageMaxBytes);
      case 'parquet':
        return parquetRecords(bytes, plan, this.threads.bulk, this.settings.dataDir);
    }
  }
}

/** The readings of a file in batches of so many, and the rest. */
async function* inBatches(
  records: AsyncIterable<FileRecord[]>,
  reader: RecordReader,
  report: ReportInProgress,
  size: number,
): AsyncGenerator<ImportedReading[]> {
  let batch: ImportedReading[] = [];
  for await (const some of records) {
    for (const record of some) {
      report.row();
      const readings = reader.read(record);
      if ('field' in readings) report.reject({ row: record.row, ...readings });
      else batch.push(...readings);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
