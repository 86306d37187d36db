/**
 * What server and clients agree on, as plain types, constants and pure functions: this entry is safe for a browser
 * bundle. The DTO classes with their validation rules are in `@tachograph/contracts/dto`, for the server alone.
 */
export { CLOCK_FLAGS, HISTORY_LIMIT } from './readings/reading.js';
export { toMessages } from './readings/message-readings.js';
export { parseNumeric } from './readings/numeric.js';
export { parseIdentifier, IDENTIFIER_MAX_LENGTH } from './readings/identifier.js';
export { ERROR_CODES } from './errors/error-body.js';
export { DEFAULT_SPEED_DEVICE, SPEED_CHANNEL, speedOutOfRange, } from './legacy/speed.js';
export { DASHBOARD_STREAMS, DEMO_DEVICE, DEMO_LABELS, HOST_CHANNELS, hostDevice, } from './legacy/dashboard.js';
export { DEFAULT_SENSOR_DEVICE, SENSOR_CHANNELS, SENSOR_HISTORY_LIMIT, SENSOR_RANGES, STRESS_LEVELS, } from './legacy/stress.js';
export { SOCKET_CLIENT_TYPES, SOCKET_IO_PATH, } from './legacy/socket-events.js';
export { ReconnectPolicy } from './connections/reconnect-policy.js';
export { LIVE_PATH, LIVE_PATTERNS_MAX, LIVE_RATE, LIVE_RATE_MAX, LIVE_STATS_INTERVAL_MS, } from './live/live-events.js';
export { LIVE_SUBSCRIPTIONS_MAX, } from './live/old-live-events.js';
export { channelAddress, matchesChannel, parseChannelPattern, } from './live/channel-pattern.js';
export { CLOSE } from './live/close-codes.js';
export { PAGE_PATHS } from './pages/page-paths.js';
//# sourceMappingURL=index.js.map