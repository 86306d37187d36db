import { ExpiredEntity } from './expired.entity.js';
import { RetentionRuleEntity } from './retention-rule.entity.js';
import { RetentionStateEntity } from './retention-state.entity.js';

export const RETENTION_ENTITIES = [ExpiredEntity, RetentionRuleEntity, RetentionStateEntity];
