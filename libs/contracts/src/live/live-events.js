/** The channel of viewers, `/ws/live`: JSON text frames, each with a `type`. docs/live.md tells how they follow each other. */
export const LIVE_PATH = '/ws/live';
/** Sent at least this often to every viewer, so that silence means a dead socket. */
export const LIVE_STATS_INTERVAL_MS = 1_000;
/** Patterns of one subscription at most; how many subscriptions a viewer may have is a setting. */
export const LIVE_PATTERNS_MAX = 64;
/** Frames a second of a `latest` subscription: at most, and where it does not say. */
export const LIVE_RATE_MAX = 20;
export const LIVE_RATE = 4;
//# sourceMappingURL=live-events.js.map