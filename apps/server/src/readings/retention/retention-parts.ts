import { Disk } from './disk.js';
import { Expiry } from './expiry.js';
import { ExpiryPlan } from './expiry-plan.js';
import { ExpiryRun } from './expiry-run.js';
import { RetentionController } from './retention.controller.js';
import { Retention } from './retention.js';
import { StorageController } from './storage.controller.js';
import { StorageFigures } from './storage-figures.js';
import { StorageSurvey } from './storage-survey.js';
import { databaseRemoval } from './store/database-removal.js';
import { ExpiredStretches } from './store/expired-stretches.js';
import { RETENTION_ENTITIES } from './store/retention-entities.js';
import { RetentionStore } from './store/retention-store.js';
import { RollupProgress } from './store/rollup-progress.js';

/** How long readings are kept, and what they take: parts of the module of readings, whose clock of storing they need. */
export const retention = {
  entities: RETENTION_ENTITIES,
  controllers: [RetentionController, StorageController],
  providers: [
    databaseRemoval,
    Disk,
    ExpiredStretches,
    Expiry,
    ExpiryPlan,
    ExpiryRun,
    Retention,
    RetentionStore,
    RollupProgress,
    StorageFigures,
    StorageSurvey,
  ],
};
