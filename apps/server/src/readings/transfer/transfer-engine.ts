import type { Questions } from '../../platform/questions/index.js';
import type { Stored } from '../history/bucketed-range.js';
import type { KeptLevels } from '../history/kept-levels.js';
import type { ExportChunk, ExportRequest } from './export/export-request.js';
import { ExportedRows } from './export/exported-rows.js';
import { textChunks, textFormatOf } from './export/text-chunks.js';
import { StoredBefore } from './import/stored-before.js';
import { Pulled } from './pulled.js';

/** What exports and imports do in the thread that reads. */
export class TransferEngine {
  readonly exports = new Pulled<ExportChunk>();
  readonly parquet = new Pulled<unknown[][]>();
  readonly rows: ExportedRows;
  readonly storedBefore: StoredBefore;

  constructor(questions: Questions, stored: Stored, kept: KeptLevels) {
    this.rows = new ExportedRows(questions, stored, kept);
    this.storedBefore = new StoredBefore(questions);
  }

  beginExport(request: ExportRequest): number {
    const text = textFormatOf(request);
    return this.exports.begin(
      text === undefined ? parquetExport(request, this.rows) : textChunks(request, text, this.rows),
    );
  }

  beginParquet(path: string): number {
    return this.parquet.begin(parquetImport(path));
  }
}

// What reads and writes Parquet takes longer to load than everything else here: whoever asks for something else does not wait for it.

async function* parquetExport(request: ExportRequest, rows: ExportedRows): AsyncGenerator<ExportChunk> {
  const { parquetChunks } = await import('./export/parquet-chunks.js');
  yield* parquetChunks(request, rows);
}

async function* parquetImport(path: string): AsyncGenerator<unknown[][]> {
  const { parquetRows } = await import('./import/parquet-rows.js');
  yield* parquetRows(path);
}
