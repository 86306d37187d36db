import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import {
  AGGREGATIONS,
  type Aggregation,
  type Dashboard,
  DASHBOARD_LIMITS,
  DASHBOARD_ZONES,
  type DashboardChange,
  type DashboardContent,
  type DashboardList,
  type DashboardOrder,
  type DashboardSummary,
  type DashboardVariable,
  type DashboardZone,
  GRID_COLUMNS,
  type Threshold,
  THRESHOLD_LEVELS,
  type ThresholdLevel,
  VARIABLE_KINDS,
  type VariableKind,
  type Widget,
  type WidgetPlace,
  type WidgetSettings,
} from './dashboard.js';
import { WIDGET_KINDS, type WidgetKind } from './widget-kinds.js';

/** What these say to the reader of the API's description; `parseDashboard` checks it. */
export class WidgetPlaceDto implements WidgetPlace {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: GRID_COLUMNS - 1, example: 0 })
  x: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  y: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: GRID_COLUMNS, example: 6 })
  w: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: DASHBOARD_LIMITS.height, example: 4 })
  h: number;
}

export class ThresholdDto implements Threshold {
  @ApiProperty({ description: 'More than that of the threshold before it', example: 120 })
  value: number;

  @ApiProperty({ enum: THRESHOLD_LEVELS, example: 'alarm' })
  level: ThresholdLevel;

  @ApiProperty({ maxLength: DASHBOARD_LIMITS.name, example: 'too fast' })
  label: string;

  @ApiProperty({ description: 'Whether whoever has the dashboard open is told', example: true })
  notify: boolean;
}

export class WidgetSettingsDto implements WidgetSettings {
  @ApiProperty({
    type: [String],
    maxItems: DASHBOARD_LIMITS.channels,
    description: 'Addresses, also with *; $name stands for a variable',
    example: ['car-7/speed'],
  })
  channels: string[];

  @ApiProperty({ type: String, nullable: true, description: 'Null: that of the dashboard', example: '15m' })
  range: string | null;

  @ApiProperty({ enum: AGGREGATIONS, example: 'last' })
  aggregation: Aggregation;

  @ApiProperty({ type: String, nullable: true, description: 'Null: that of the channel', example: 'mph' })
  unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 10, example: 1 })
  decimals: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 0 })
  min: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 180 })
  max: number | null;

  @ApiProperty({ type: [ThresholdDto], maxItems: DASHBOARD_LIMITS.thresholds })
  thresholds: ThresholdDto[];

  @ApiProperty({ example: true })
  legend: boolean;

  @ApiProperty({ example: false })
  stacked: boolean;

  @ApiProperty({ example: true })
  bands: boolean;

  @ApiProperty({ example: true })
  sparkline: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500, example: 20 })
  rows: number;

  @ApiProperty({ maxLength: DASHBOARD_LIMITS.text, description: 'Markdown', example: '' })
  text: string;
}

export class WidgetDto implements Widget {
  @ApiProperty({ description: 'Unique within the dashboard', maxLength: 64, example: 'w1' })
  id: string;

  @ApiProperty({ enum: WIDGET_KINDS, example: 'gauge' })
  kind: WidgetKind;

  @ApiProperty({ maxLength: DASHBOARD_LIMITS.title, example: 'Speed' })
  title: string;

  @ApiProperty({ type: WidgetPlaceDto })
  place: WidgetPlaceDto;

  @ApiProperty({ type: WidgetSettingsDto, description: 'What it does not name is as in a new widget' })
  settings: WidgetSettingsDto;
}

export class DashboardVariableDto implements DashboardVariable {
  @ApiProperty({ example: 'device' })
  name: string;

  @ApiProperty({ enum: VARIABLE_KINDS, example: 'device' })
  kind: VariableKind;

  @ApiProperty({ description: 'What is offered, * for any characters', example: 'car-*' })
  pattern: string;

  @ApiProperty({ type: [String], description: '* alone: all', example: ['*'] })
  initial: string[];
}

export class DashboardContentDto implements DashboardContent {
  @ApiProperty({ minLength: 1, maxLength: DASHBOARD_LIMITS.name, example: 'Test drive' })
  name: string;

  @ApiProperty({ required: false, description: 'By its name in addresses', example: '15m' })
  range: string;

  @ApiProperty({ required: false, enum: DASHBOARD_ZONES, example: 'viewer' })
  zone: DashboardZone;

  @ApiProperty({ required: false, type: [DashboardVariableDto], maxItems: DASHBOARD_LIMITS.variables })
  variables: DashboardVariableDto[];

  @ApiProperty({ required: false, type: [WidgetDto], maxItems: DASHBOARD_LIMITS.widgets })
  widgets: WidgetDto[];
}

export class DashboardChangeDto extends DashboardContentDto implements DashboardChange {
  @ApiProperty({ description: 'Of the dashboard that is changed; refused where another one is stored', example: 3 })
  version: number;
}

export class DashboardDto extends DashboardChangeDto implements Dashboard {
  @ApiProperty({ example: 'q8Zt0cV1xk2A' })
  id: string;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', example: 1_795_219_200_000 })
  updatedAt: number;
}

export class DashboardSummaryDto implements DashboardSummary {
  @ApiProperty({ example: 'q8Zt0cV1xk2A' })
  id: string;

  @ApiProperty({ example: 'Test drive' })
  name: string;

  @ApiProperty({ example: 3 })
  version: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', example: 1_795_219_200_000 })
  updatedAt: number;

  @ApiProperty({ enum: WIDGET_KINDS, isArray: true, example: ['gauge', 'line'] })
  widgets: WidgetKind[];
}

export class DashboardListDto implements DashboardList {
  @ApiProperty({ example: 1 })
  count: number;

  @ApiProperty({ type: [DashboardSummaryDto] })
  data: DashboardSummaryDto[];
}

/** Body of `PUT /api/dashboards/order`. */
export class DashboardOrderDto implements DashboardOrder {
  @ApiProperty({ type: [String], description: 'Those that are not named come after these', example: ['q8Zt0cV1xk2A'] })
  @IsArray({ message: 'ids must be an array of ids of dashboards' })
  @ArrayMaxSize(DASHBOARD_LIMITS.dashboards, { message: `ids must be ${DASHBOARD_LIMITS.dashboards} at most` })
  @IsString({ each: true, message: 'ids must be an array of ids of dashboards' })
  ids: string[];
}
