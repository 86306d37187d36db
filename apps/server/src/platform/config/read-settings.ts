import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  databaseUrl,
  httpUrlList,
  plainText,
  notYet,
  numberIn,
  oneOf,
  originList,
  wholeNumberIn,
  type SettingParser,
} from './setting-parsers.js';
import { SettingError } from './setting-error.js';
import { Settings } from './settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment.
 *
 * @throws SettingError for the first one with a bad value
 */
export function readSettings(environment: Environment): Settings {
  // Empty is not set: compose files and .env files can't leave a name out.
  const read = <T>(name: string, fallback: string, parse: SettingParser<T>): T =>
    parse(name, environment[name]?.trim() ? environment[name] : fallback);

  read('REDIS_URL', '', notYet);
  const dataDir = read('DATA_DIR', './data', plainText);
  return new Settings({
    port: read('PORT', '8765', wholeNumberIn(0, 65_535)),
    host: read('HOST', '127.0.0.1', plainText),
    database: read('DATABASE_URL', `sqlite:${join(dataDir, 'tachograph.db')}`, databaseUrl),
    dataDir,
    rootChannel: read('ROOT_CHANNEL', 'speed', oneOf('speed', 'dashboard')),
    corsOrigins: read('CORS_ORIGINS', '', originList),
    speed: readSpeedRange(read),
    messageMaxBytes: read('MESSAGE_MAX_BYTES', String(64 * 1024), wholeNumberIn(256, 16 * 1024 * 1024)),
    outboxMaxBytes: read('OUTBOX_MAX_BYTES', String(4 * 1024 * 1024), wholeNumberIn(64 * 1024, 1024 * 1024 * 1024)),
    live: {
      outboxBytes: read('LIVE_OUTBOX_BYTES', String(256 * 1024), wholeNumberIn(16 * 1024, 1024 * 1024 * 1024)),
      memoryReadings: read('LIVE_MEMORY_READINGS', '50000', wholeNumberIn(0, 10_000_000)),
      subscriptionsMax: read('LIVE_SUBSCRIPTIONS', '64', wholeNumberIn(1, 10_000)),
      stuckMs: read('LIVE_STUCK_MS', '30000', wholeNumberIn(50, 3_600_000)),
    },
    limits: {
      messagesPerSecond: read('MESSAGES_PER_SECOND', '20000', wholeNumberIn(1, 10_000_000)),
      connectionsPerAddress: read('CONNECTIONS_PER_ADDRESS', '5000', wholeNumberIn(1, 1_000_000)),
      handshakeTimeoutMs: read('HANDSHAKE_TIMEOUT_MS', '10000', wholeNumberIn(50, 3_600_000)),
    },
    journal: {
      enabled: read('JOURNAL', 'on', oneOf('on', 'off')) === 'on',
      maxBytes: read('JOURNAL_MAX_BYTES', String(1024 ** 3), wholeNumberIn(256 * 1024, 1024 ** 4)),
    },
    ingestMaxBytes: read('INGEST_MAX_BYTES', String(16 * 1024 * 1024), wholeNumberIn(256, 1024 ** 3)),
    queueMax: read('QUEUE_MAX', '50000', wholeNumberIn(1, 10_000_000)),
    pingIntervalMs: read('PING_INTERVAL_MS', '30000', wholeNumberIn(50, 3_600_000)),
    demoSource: read('DEMO_SOURCE', 'on', oneOf('on', 'off')) === 'on',
    streamUrls: read('STREAM_URLS', '', httpUrlList),
    streamSilenceMs: read('STREAM_SILENCE_MS', '60000', wholeNumberIn(50, 86_400_000)),
    stressAlertConfidence: read('STRESS_ALERT_CONFIDENCE', '0.7', numberIn(0, 1)),
  });
}

function readSpeedRange(read: (name: string, fallback: string, parse: SettingParser<number>) => number) {
  const min = read('SPEED_MIN', '0', numberIn(-1e6, 1e6));
  const max = read('SPEED_MAX', '1000', numberIn(-1e6, 1e6));
  if (max <= min) throw new SettingError('SPEED_MAX', String(max), `a number above SPEED_MIN, which is ${min}`);
  return { min, max };
}

/**
 * The process's environment over what a `.env` file in the working folder says. `TZ` takes effect from the file too.
 *
 * @throws SettingError if the time zone is unknown
 */
export function processEnvironment(): Environment {
  const environment = { ...readDotEnv(), ...process.env };
  if (environment.TZ) {
    if (!isTimeZone(environment.TZ)) throw new SettingError('TZ', environment.TZ, 'a time zone such as Europe/Berlin');
    process.env.TZ = environment.TZ;
  }
  return environment;
}

function readDotEnv(): Environment {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
