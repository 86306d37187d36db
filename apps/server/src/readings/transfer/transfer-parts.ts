import { ExportController } from './export/export.controller.js';
import { ExportDownload } from './export/export-download.js';
import { ImportController } from './import/import.controller.js';
import { ReadingImport } from './import/reading-import.js';

/** Readings as files, out and in: parts of the room's module, since they go through its door. */
export const TRANSFER = {
  controllers: [ExportController, ImportController],
  providers: [ExportDownload, ReadingImport],
};
