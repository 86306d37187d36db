export {
  ReadingIngest,
  type ChannelValue,
  type IngestFigures,
  type Receipt,
  type Submission,
} from './reading-ingest.js';
export { ReadingHistory, type HistoryRange } from './read/reading-history.js';
export { InvalidReadingError, StorageUnavailableError } from './errors.js';
export { ReadingsModule } from './readings.module.js';
