/**
 * For the server alone: DTO classes, whose decorators are the one place where the rules of validation stand and which
 * Swagger describes, and the parsing of what clients send.
 */
export { readDeviceTime, type DeviceTime } from './readings/device-time.js';
export { ReadingsQueryDto } from './readings/history-query.dto.js';
export { parseCursor, toCursor, type ReadingPlace } from './readings/reading-cursor.js';
export { StatisticsAnswerDto, StatisticsQueryDto } from './history/statistics.dto.js';
export { SeriesAnswerDto, SeriesQueryDto } from './history/series.dto.js';
export { parseTimeSpan, SPAN_DEFAULT_MS, TimeSpanQueryDto } from './history/time-span-query.dto.js';
export { ReadingListDto } from './readings/readings.dto.js';
export {
  SubmissionReportDto,
  SubmittedReadingDto,
  SubmittedValueDto,
  UnfinishedReportDto,
} from './readings/submitted-reading.dto.js';
export { LatestQueryDto, LatestReadingsDto } from './history/latest.dto.js';
export { parseInstant } from './readings/instant.js';
export {
  SendAnswerDto,
  SendSpeedDto,
  SpeedEntryDto,
  SpeedHistoryDto,
  SpeedHistoryQueryDto,
  SpeedReadingDto,
} from './legacy/speed.dto.js';
export { SensorAcknowledgementDto, SensorMessageDto } from './legacy/stress.dto.js';
export { SensorHistoryRequestDto } from './legacy/stress-history.dto.js';
export { ConnectionEntryDto, ConnectionListDto } from './connections/connections.dto.js';
export {
  DashboardChangeDto,
  DashboardContentDto,
  DashboardDto,
  DashboardListDto,
  DashboardOrderDto,
} from './dashboards/dashboard.dto.js';
export { DeviceDto, DeviceListDto, DeviceProfileChangeDto, DevicesQueryDto } from './devices/device.dto.js';
export { tidyProfile } from './devices/profile-rules.js';
export { ErrorBodyDto } from './errors/error-body.dto.js';
export { HealthDto } from './operations/health.dto.js';
export { SystemStatusDto } from './operations/system-status.dto.js';
export { WebsocketInfoDto } from './operations/websocket-info.dto.js';
export { DiskBudgetDto, RetentionPreviewDto, RetentionRulesDto } from './storage/retention.dto.js';
export { StorageQueryDto, StorageUseDto } from './storage/storage-use.dto.js';
export { ExportCountDto, ExportQueryDto } from './transfer/export.dto.js';
export { ImportQueryDto, ImportReportDto, UnfinishedImportDto } from './transfer/import.dto.js';
