import { Injectable } from '@nestjs/common';
import {
  channelAddress,
  type ExportCount,
  EXPORT_CHANNELS_MAX,
  parseChannelList,
  ROW_COUNT_HEADER,
} from '@tachograph/contracts';
import type { ExportQueryDto } from '@tachograph/contracts/dto';
import type { Response } from 'express';
import { ChannelDirectory } from '../../../devices/index.js';
import { Clock } from '../../../platform/clock.js';
import { TachographError } from '../../../platform/errors/index.js';
import { HistoryUnavailableError } from '../../errors.js';
import { HistoryThreads } from '../../history/history-threads.js';
import { StorageReport } from '../../journal/storage-report.js';
import type { ExportChunk, ExportRequest } from './export-request.js';
import { requestOf } from './export-selection.js';

const TYPES: Readonly<Record<ExportRequest['format'], string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

/** Readings that wait for the database, and are in no export yet. */
const WAITING_HEADER = 'X-Readings-Waiting';

/** Sends exports: read in a thread, piece by piece, no faster than the client takes them. */
@Injectable()
export class ExportDownload {
  constructor(
    private readonly threads: HistoryThreads,
    private readonly directory: ChannelDirectory,
    private readonly report: StorageReport,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequestError, HistoryUnavailableError */
  async count(query: ExportQueryDto): Promise<ExportCount> {
    const request = await this.requestOf(query);
    const rows = await available(this.threads.bulk.ask((engine) => engine.countExport(request)));
    return { rows, channels: request.channels.length, waiting: this.report.health.waiting };
  }

  /**
   * Sends a whole export. Ends early, without an error, when the client goes away; breaks the answer off when the database does.
   *
   * @throws InvalidRequestError, HistoryUnavailableError, both before anything is sent
   */
  async send(query: ExportQueryDto, response: Response): Promise<void> {
    const request = await this.requestOf(query);
    const chunks = this.chunksOf(request);
    const first = await available(chunks.next());
    response.setHeader('Content-Type', TYPES[request.format]);
    response.setHeader('Content-Disposition', `attachment; filename="${fileName(request)}"`);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Time-Zone', request.timeZone);
    response.setHeader(WAITING_HEADER, this.report.health.waiting);
    response.setHeader('Trailer', ROW_COUNT_HEADER);
    await sendAll(response, chunks, first);
  }

  private async requestOf(query: ExportQueryDto): Promise<ExportRequest> {
    const found = await available(
      this.directory.match(parseChannelList(query.channels) ?? [], EXPORT_CHANNELS_MAX + 1),
    );
    return requestOf(query, found, this.clock.now());
  }

  private async *chunksOf(request: ExportRequest): AsyncGenerator<ExportChunk, undefined> {
    const { bulk } = this.threads;
    const file = await bulk.ask((engine) => engine.beginExport(request));
    const pull = () => bulk.ask((engine) => engine.nextOfExport(file));
    try {
      let ahead = pull();
      for (let chunk = await ahead; chunk !== undefined; chunk = await ahead) {
        // The next one is made while this one is sent; whether that fails is told when it is its turn.
        ahead = pull();
        ahead.catch(() => undefined);
        yield chunk;
      }
    } finally {
      await bulk.ask((engine) => engine.endExport(file)).catch(() => undefined);
    }
  }
}

/** Where it fails now, the broken answer tells: its end never comes. */
async function sendAll(
  response: Response,
  chunks: AsyncGenerator<ExportChunk, undefined>,
  first: IteratorResult<ExportChunk, undefined>,
): Promise<void> {
  let rows = 0;
  try {
    for (let step = first; step.done !== true; step = await chunks.next()) {
      rows += step.value.rows;
      await handOver(response, step.value.bytes);
    }
    response.addTrailers({ [ROW_COUNT_HEADER]: String(rows) });
    response.end();
  } catch {
    response.destroy();
  } finally {
    await chunks.return(undefined);
  }
}

/** Resolves when the system has the bytes, whose memory is free then: to the collector they are small objects, of which it lets hundreds gather. */
function handOver(response: Response, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    response.write(bytes, (error) => {
      bytes.buffer.transfer(0);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function available<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof TachographError ? error : new HistoryUnavailableError(error);
  }
}

/** `tachograph-car-7-speed-raw-20261120T000000Z-20261121T000000Z.csv`: of letters that every file system takes. */
function fileName({ channels, resolution, span, format }: ExportRequest): string {
  const [only] = channels;
  const what =
    channels.length === 1 && only !== undefined
      ? channelAddress(only.device, only.channel)
          .replace(/[^\w.-]+/g, '-')
          .slice(0, 80)
      : `${channels.length}-channels`;
  const [from, to] = [span.from, span.to].map((time) => new Date(time).toISOString().replace(/[:-]|\.\d+/g, ''));
  return `tachograph-${what}-${resolution}-${from ?? ''}-${to ?? ''}.${format}`;
}
