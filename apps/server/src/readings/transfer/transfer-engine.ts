import type { Questions } from '../../platform/questions/index.js';
import type { Stored } from '../history/bucketed-range.js';
import type { KeptLevels } from '../history/kept-levels.js';
import type { ExportChunk, ExportRequest } from './export/export-request.js';
import { ExportedRows } from './export/exported-rows.js';
import { parquetChunks } from './export/parquet-chunks.js';
import { textChunks, textFormatOf } from './export/text-chunks.js';
import { parquetRows } from './import/parquet-rows.js';
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
      text === undefined ? parquetChunks(request, this.rows) : textChunks(request, text, this.rows),
    );
  }

  beginParquet(path: string): number {
    return this.parquet.begin(parquetRows(path));
  }
}
