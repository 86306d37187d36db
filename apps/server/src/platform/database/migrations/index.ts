import { CompressedReadings1795219200008 } from './1795219200008-compressed-readings.js';
import { Dashboards1795219200006 } from './1795219200006-dashboards.js';
import { Devices1795219200007 } from './1795219200007-devices.js';
import { Latest1795219200004 } from './1795219200004-latest.js';
import { LateRanges1795219200002 } from './1795219200002-late-ranges.js';
import { OlderViews1795219200001 } from './1795219200001-older-views.js';
import { Readings1795219200000 } from './1795219200000-readings.js';
import { Retention1795219200005 } from './1795219200005-retention.js';
import { Rollups1795219200003 } from './1795219200003-rollups.js';

/** Every step of the schema, oldest first; each runs on SQLite and on MySQL or MariaDB. */
export const migrations = [
  Readings1795219200000,
  OlderViews1795219200001,
  LateRanges1795219200002,
  Rollups1795219200003,
  Latest1795219200004,
  Retention1795219200005,
  Dashboards1795219200006,
  Devices1795219200007,
  CompressedReadings1795219200008,
] as const;
