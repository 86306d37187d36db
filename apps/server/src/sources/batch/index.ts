export { BatchModule } from './batch.module.js';
export { isBatch } from './batch-path.js';
