import { readSettings } from './read-settings.js';
import { SettingError } from './setting-error.js';
import { Settings } from './settings.js';

/** The one line that the start ends with. */
function complaint(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(environment)} was accepted`);
}

describe('the settings', () => {
  it('have a default each', () => {
    const settings = readSettings({});
    expect(settings).toBeInstanceOf(Settings);
    expect(Object.fromEntries(Object.entries(settings))).toEqual({
      port: 8765,
      host: '127.0.0.1',
      database: { kind: 'sqlite', path: 'data/tachograph.db' },
      live: { outboxBytes: 262_144, memoryReadings: 50_000, subscriptionsMax: 64, stuckMs: 30_000 },
      limits: { messagesPerSecond: 20_000, connectionsPerAddress: 5_000, handshakeTimeoutMs: 10_000 },
      journal: { enabled: true, maxBytes: 1_073_741_824 },
      ingestMaxBytes: 16_777_216,
      dataDir: './data',
      rootChannel: 'speed',
      corsOrigins: [],
      speed: { min: 0, max: 1000 },
      messageMaxBytes: 65_536,
      outboxMaxBytes: 4_194_304,
      queueMax: 50_000,
      pingIntervalMs: 30_000,
      demoSource: true,
      streamUrls: [],
      streamSilenceMs: 60_000,
      stressAlertConfidence: 0.7,
    });
  });

  it('keep the database in the data folder unless told otherwise', () => {
    expect(readSettings({ DATA_DIR: '/var/lib/tachograph' }).database).toEqual({
      kind: 'sqlite',
      path: '/var/lib/tachograph/tachograph.db',
    });
    expect(readSettings({ DATA_DIR: '/a', DATABASE_URL: 'sqlite:/b/c.db' }).database).toEqual({
      kind: 'sqlite',
      path: '/b/c.db',
    });
  });

  it('take every value within its bounds', () => {
    const settings = readSettings({
      PORT: '0',
      HOST: ' 0.0.0.0 ',
      DATABASE_URL: 'mysql://user:p%40ss@db.example:3307/readings',
      ROOT_CHANNEL: 'dashboard',
      CORS_ORIGINS: 'https://board.example:8443, http://car.local ,*',
      SPEED_MIN: '-10',
      SPEED_MAX: '400.5',
      MESSAGE_MAX_BYTES: '256',
      OUTBOX_MAX_BYTES: '65536',
      QUEUE_MAX: '1',
      PING_INTERVAL_MS: '50',
      DEMO_SOURCE: 'off',
      STREAM_URLS: 'http://one:3000/stream, https://two/stream',
      STREAM_SILENCE_MS: '50',
      STRESS_ALERT_CONFIDENCE: '1',
    });
    expect(settings).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      database: { kind: 'mysql', url: 'mysql://user:p%40ss@db.example:3307/readings' },
      corsOrigins: ['https://board.example:8443', 'http://car.local', '*'],
      speed: { min: -10, max: 400.5 },
      messageMaxBytes: 256,
      outboxMaxBytes: 65_536,
      queueMax: 1,
      pingIntervalMs: 50,
      demoSource: false,
      streamUrls: ['http://one:3000/stream', 'https://two/stream'],
      streamSilenceMs: 50,
      stressAlertConfidence: 1,
    });
  });

  it.each([
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', 'http', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '0x50', 'a whole number from 0 to 65535'],
    ['DATABASE_URL', 'postgres://h/d', 'sqlite:PATH or mysql://user:password@host:port/database'],
    ['DATABASE_URL', 'sqlite:', 'sqlite:PATH or mysql://user:password@host:port/database'],
    ['DATABASE_URL', 'sqlite::memory:', 'sqlite:PATH or mysql://user:password@host:port/database'],
    ['DATABASE_URL', 'mysql://host:3306', 'sqlite:PATH or mysql://user:password@host:port/database'],
    ['DATABASE_URL', 'mysql://host:3306/', 'sqlite:PATH or mysql://user:password@host:port/database'],
    ['ROOT_CHANNEL', 'stress', 'one of: speed, dashboard'],
    ['CORS_ORIGINS', 'board.example', 'origins such as https://board.example:8443, comma-separated, or *'],
    ['CORS_ORIGINS', 'https://a.example/', 'origins such as https://board.example:8443, comma-separated, or *'],
    ['CORS_ORIGINS', 'https://a.example/app', 'origins such as https://board.example:8443, comma-separated, or *'],
    ['CORS_ORIGINS', 'ftp://a.example', 'origins such as https://board.example:8443, comma-separated, or *'],
    ['SPEED_MIN', 'slow', 'a number from -1000000 to 1000000'],
    ['SPEED_MAX', 'Infinity', 'a number from -1000000 to 1000000'],
    ['SPEED_MAX', '0', 'a number above SPEED_MIN, which is 0'],
    ['MESSAGE_MAX_BYTES', '255', 'a whole number from 256 to 16777216'],
    ['OUTBOX_MAX_BYTES', '65535', 'a whole number from 65536 to 1073741824'],
    ['QUEUE_MAX', '0', 'a whole number from 1 to 10000000'],
    ['PING_INTERVAL_MS', '49', 'a whole number from 50 to 3600000'],
    ['DEMO_SOURCE', 'yes', 'one of: on, off'],
    ['STREAM_URLS', 'tcp://one:3000', 'URLs such as http://host:3000/stream, comma-separated'],
    ['STREAM_SILENCE_MS', '0', 'a whole number from 50 to 86400000'],
    ['STRESS_ALERT_CONFIDENCE', '70', 'a number from 0 to 1'],
  ])('refuse %s=%s with one line that names it and says what is accepted', (name, value, accepted) => {
    expect(complaint({ [name]: value })).toBe(`${name}=${value} is not accepted: ${accepted}`);
  });

  it.each(['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'CORS_ORIGINS'])(
    'take %s that is empty for one not set',
    (name) => {
      expect(readSettings({ [name]: ' ' })).toEqual(readSettings({}));
    },
  );

  it('refuse REDIS_URL, which this version would silently not heed', () => {
    expect(complaint({ REDIS_URL: 'redis://cache:6379' })).toBe(
      'REDIS_URL=redis://cache:6379 is not accepted: this version does not have the setting yet; leave it out',
    );
    expect(readSettings({ REDIS_URL: ' ' }).port).toBe(8765);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:secret@host:3306'],
    ['DATABASE_URL', 'postgres://root:secret@host:5432/readings'],
    ['DATABASE_URL', 'mysql://:secret@host:3306'],
    ['DATABASE_URL', 'mysql://root:p@secret@host:3306'],
    ['REDIS_URL', 'redis://user:p/secret@cache'],
    ['REDIS_URL', 'redis://:secret@cache:6379'],
    ['REDIS_URL', 'redis://user:secret@cache:6379'],
    ['STREAM_URLS', 'http://user:secret@one:3000/stream,ftp://user:secret@two:3000/stream'],
  ])('never show a password: %s=%s', (name, value) => {
    const line = complaint({ [name]: value });
    expect(line).not.toContain('secret');
    expect(line).toContain('***');
    expect(line).not.toContain('\n');
  });
});
