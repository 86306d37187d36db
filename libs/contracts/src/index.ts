/**
 * What server and clients agree on, as plain types, constants and pure functions: this entry is safe for a browser
 * bundle. The DTO classes with their validation rules are in `@tachograph/contracts/dto`, for the server alone.
 */
export { CLOCK_FLAGS, HISTORY_LIMIT, type ClockFlag, type Reading, type ReadingList } from './readings/reading.js';
export { toMessages, type MessageReadings } from './readings/message-readings.js';
export { parseNumeric } from './readings/numeric.js';
export { parseIdentifier, IDENTIFIER_MAX_LENGTH } from './readings/identifier.js';
export {
  parseSubmittedReading,
  parseUnit,
  SUBMITTED_VALUES_MAX,
  UNIT_MAX_LENGTH,
  type ParsedReading,
  type SubmissionReport,
  type SubmissionResult,
  type SubmittedReading,
} from './readings/submitted-reading.js';
export { ERROR_CODES, type ErrorBody, type ErrorCode, type FieldError } from './errors/error-body.js';
export {
  DEFAULT_SPEED_DEVICE,
  SPEED_CHANNEL,
  speedOutOfRange,
  type ConnectionMessage,
  type SendAnswer,
  type SpeedEntry,
  type SpeedHistory,
  type SpeedMessage,
} from './legacy/speed.js';
export {
  DASHBOARD_STREAMS,
  DEMO_DEVICE,
  DEMO_LABELS,
  HOST_CHANNELS,
  hostDevice,
  type DashboardClientCount,
  type DashboardConnection,
  type DashboardData,
  type DashboardError,
  type DashboardEvent,
  type DashboardHistory,
  type DashboardMetrics,
  type DashboardRequest,
  type DashboardStream,
  type DashboardStreamState,
  type DemoLabel,
} from './legacy/dashboard.js';
export {
  DEFAULT_SENSOR_DEVICE,
  SENSOR_CHANNELS,
  SENSOR_HISTORY_LIMIT,
  SENSOR_RANGES,
  STRESS_LEVELS,
  type SensorAcknowledgement,
  type SensorHistory,
  type SensorMessage,
  type SensorRecord,
  type StressAlert,
  type StressLevel,
} from './legacy/stress.js';
export {
  SOCKET_CLIENT_TYPES,
  SOCKET_IO_PATH,
  type ClientStats,
  type ClientToServerEvents,
  type ConnectionStatus,
  type HealthStatus,
  type HistoryRequest,
  type NewSpeed,
  type ServerToClientEvents,
  type SocketClientType,
  type SocketError,
} from './legacy/socket-events.js';
export type { ConnectionEntry, ConnectionList } from './connections/connections.js';
export { ReconnectPolicy } from './connections/reconnect-policy.js';
export {
  LIVE_PATH,
  LIVE_PATTERNS_MAX,
  LIVE_RATE,
  LIVE_RATE_MAX,
  LIVE_STATS_INTERVAL_MS,
  type LiveBehind,
  type LiveError,
  type LiveEvent,
  type LiveGap,
  type LiveHello,
  type LiveMode,
  type LivePing,
  type LivePong,
  type LivePosition,
  type LiveRange,
  type LiveReadings,
  type LiveRequest,
  type LiveStats,
  type LiveSubscribe,
  type LiveSubscribed,
  type LiveUnsubscribe,
  type LiveUnsubscribed,
} from './live/live-events.js';
export {
  channelAddress,
  escapeName,
  matchesChannel,
  parseChannelPattern,
  type ChannelPattern,
  type NamePattern,
} from './live/channel-pattern.js';
export { CLOSE, type CloseReason } from './live/close-codes.js';
export { HISTORY_THREAD_STATES, type HistoryHealth, type HistoryThreadState } from './operations/history-health.js';
export type { Health, StorageHealth, StreamHealth } from './operations/health.js';
export type { SystemStatus } from './operations/system-status.js';
export type { SocketEventInfo, WebsocketInfo } from './operations/websocket-info.js';
export { isPagePath, PAGE_PATHS } from './pages/page-paths.js';
export { CHANNEL_PATTERNS_MAX, parseChannelList } from './history/channel-list.js';
export {
  MISSING_REASONS,
  SERIES_CHANNELS_MAX,
  SERIES_PERCENTILE,
  SERIES_POINTS,
  type BucketPoints,
  type MissingReason,
  type MissingSpan,
  type RawPoints,
  type Series,
  type SeriesAnswer,
  type TimeSpan,
} from './history/series.js';
export {
  HISTOGRAM_BINS,
  STATISTICS_GROUPS,
  type ChannelStatistics,
  type GroupStatistics,
  type Histogram,
  type Statistics,
  type StatisticsAnswer,
  type StatisticsGroup,
  type TimeAbove,
} from './history/statistics.js';
export { LATEST_MAX, type LatestReadings } from './history/latest.js';
export {
  KEEP_DAYS,
  KEPT_RESOLUTIONS,
  type ChannelUse,
  type DiskBudget,
  type KeptResolution,
  type RetentionPreview,
  type RetentionRule,
  type RetentionRules,
  type StorageForecast,
  type StorageUse,
} from './storage/retention.js';
export { keepConflict, keepProblem, type KeepConflict } from './storage/keep-problem.js';
export {
  EXPORT_CHANNELS_MAX,
  EXPORT_PATH,
  IMPORT_PATH,
  IMPORT_PROBLEMS_MAX,
  ROW_COUNT_HEADER,
  TEXT_ENCODINGS,
  TRANSFER_FORMATS,
  type ExportCount,
  type ImportProblem,
  type ImportReport,
  type TextEncoding,
  type TransferFormat,
} from './transfer/transfer.js';
export {
  AGGREGATIONS,
  DASHBOARD_LIMITS,
  DASHBOARD_ZONES,
  GRID_COLUMNS,
  THRESHOLD_LEVELS,
  VARIABLE_KINDS,
  type Aggregation,
  type Dashboard,
  type DashboardChange,
  type DashboardContent,
  type DashboardList,
  type DashboardOrder,
  type DashboardSummary,
  type DashboardVariable,
  type DashboardZone,
  type Threshold,
  type ThresholdLevel,
  type VariableKind,
  type Widget,
  type WidgetPlace,
  type WidgetSettings,
} from './dashboards/dashboard.js';
export { WIDGET_KINDS, type WidgetKind } from './dashboards/widget-kinds.js';
export { DEFAULT_SETTINGS } from './dashboards/widget-settings.js';
export { parseDashboard, settingsProblems, type ParsedDashboard } from './dashboards/parse-dashboard.js';
export {
  DEVICE_PROFILE_LIMITS,
  type Device,
  type DeviceChannel,
  type DeviceList,
  type DeviceProfile,
  type DeviceProfileChange,
  type DeviceTraffic,
} from './devices/device.js';
