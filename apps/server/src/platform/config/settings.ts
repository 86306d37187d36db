export type DatabaseSettings = { kind: 'sqlite'; path: string } | { kind: 'mysql'; url: string };

/** What viewers may take. */
export interface LiveSettings {
  /** Bytes that may wait for one viewer; above them its readings are held back, conflated or caught up later. */
  readonly outboxBytes: number;
  /** The last readings that are kept in memory, for viewers who come back. */
  readonly memoryReadings: number;
  /** Subscriptions of one viewer. */
  readonly subscriptionsMax: number;
  /** Milliseconds for which a viewer whose outbox is full may take nothing, before it is closed as too slow. */
  readonly stuckMs: number;
}

/** What one connection or one address may ask of the server. */
export interface ConnectionLimits {
  readonly messagesPerSecond: number;
  /** Live sockets of one address. */
  readonly connectionsPerAddress: number;
  /** Milliseconds within which a client must have sent the headers of its request, and ended its handshake. */
  readonly handshakeTimeoutMs: number;
}

/** The journal that stands in while the database is away. */
export interface JournalSettings {
  readonly enabled: boolean;
  /** Bytes on disk. */
  readonly maxBytes: number;
}

/** What the environment says, read once at the start, checked and typed. Its own DI token. */
export class Settings {
  /** Where the server listens; port 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseSettings;
  /** The folder for everything that the server writes itself. */
  readonly dataDir: string;
  /** Which channel a plain WebSocket at `/` gets. */
  readonly rootChannel: 'speed' | 'dashboard';
  /** Origins allowed besides the server's own and loopback; `*` for any. */
  readonly corsOrigins: readonly string[];
  /** The range of accepted speeds, km/h. */
  readonly speed: { readonly min: number; readonly max: number };
  /** Bytes of one WebSocket message; a longer one is answered with `too_large`. */
  readonly messageMaxBytes: number;
  /** Bytes that may wait to be sent to one connection; past them it is closed as too slow. */
  readonly outboxMaxBytes: number;
  readonly live: LiveSettings;
  readonly limits: ConnectionLimits;
  readonly journal: JournalSettings;
  /** Bytes of one body of `POST /api/readings`, after it was unpacked. */
  readonly ingestMaxBytes: number;
  /** Readings that may wait for their commit; past them `storage_unavailable` is answered. */
  readonly queueMax: number;
  /** Milliseconds between two pings of a connection; one that misses a whole interval is dead. */
  readonly pingIntervalMs: number;
  /** Whether the demo source runs while someone looks. */
  readonly demoSource: boolean;
  /** HTTP streams of readings to pull. */
  readonly streamUrls: readonly string[];
  /** Milliseconds without a byte after which a pulled stream counts as lost. */
  readonly streamSilenceMs: number;
  /** The confidence (0–1) of high stress from which an alert is told. */
  readonly stressAlertConfidence: number;

  constructor(values: Settings) {
    Object.assign(this, values);
  }
}
