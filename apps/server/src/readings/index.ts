export { ReadingIngest, type ChannelValue, type Receipt, type Submission } from './reading-ingest.js';
export { ReadingHistory, type HistoryRange } from './read/reading-history.js';
export { InvalidReadingError, StorageUnavailableError } from './errors.js';
export { ReadingsModule } from './readings.module.js';
export { RollerModule } from './rollups/roller.module.js';
