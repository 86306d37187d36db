import { ExportController } from './export/export.controller.js';
import { ExportDownload } from './export/export-download.js';
import { ImportController } from './import/import.controller.js';
import { ReadingImport } from './import/reading-import.js';

/** Readings as files, out and in: parts of the module of readings, since they go through its door. */
export const transfer = {
  controllers: [ExportController, ImportController],
  providers: [ExportDownload, ReadingImport],
};
