import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, ValidateBy } from 'class-validator';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { parseShortText } from '../readings/short-text.js';
import {
  type Device,
  type DeviceChannel,
  type DeviceList,
  DEVICE_PROFILE_LIMITS as LIMITS,
  type DeviceProfile,
  type DeviceProfileChange,
  type DeviceTraffic,
} from './device.js';
import { areLabels, isDescription, isTimeZone } from './profile-rules.js';

/** Devices that one answer of `GET /api/devices` holds at most, and characters of what is searched for. */
const LIST_LIMITS = { devices: 100_000, search: 200 };

export const ARCHIVED_CHOICES = ['true', 'false', 'all'] as const;

function Is(name: string, validate: (value: unknown) => boolean, accepted: string): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => `$property must be ${accepted}` } });
}

function IsTextUpTo(length: number): PropertyDecorator {
  const accepted = `a text of at most ${length} characters on one line, without control characters`;
  return Is('isTextUpTo', (value) => parseShortText(value, length) !== undefined, accepted);
}

function IsWholeFrom(least: number, most: number): PropertyDecorator {
  const fits = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
  return Is('isWholeFrom', fits, `a whole number from ${least} to ${most}`);
}

function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : emptyAsAbsent(value);
}

/** Query of `GET /api/devices`. */
export class DevicesQueryDto {
  @ApiPropertyOptional({
    description:
      'Devices whose name, title, description, group or one of whose labels has it in it; case does not count',
    maxLength: LIST_LIMITS.search,
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsTextUpTo(LIST_LIMITS.search)
  search?: string;

  @ApiPropertyOptional({ description: 'Only those that are archived, only the others, or all', default: 'all' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? 'all')
  @IsIn(ARCHIVED_CHOICES, { message: `archived must be one of ${ARCHIVED_CHOICES.join(', ')}` })
  archived: (typeof ARCHIVED_CHOICES)[number] = 'all';

  @ApiPropertyOptional({ description: 'How many at most', type: 'integer', minimum: 1, maximum: LIST_LIMITS.devices })
  @Transform(({ value }) => toNumber(value) ?? LIST_LIMITS.devices)
  @IsWholeFrom(1, LIST_LIMITS.devices)
  limit: number = LIST_LIMITS.devices;

  @ApiPropertyOptional({ description: 'How many to leave out first', type: 'integer', minimum: 0, default: 0 })
  @Transform(({ value }) => toNumber(value) ?? 0)
  @IsWholeFrom(0, Number.MAX_SAFE_INTEGER)
  offset = 0;
}

class DeviceProfileDto implements DeviceProfile {
  @ApiProperty({ description: 'What people call it; empty: its own name', maxLength: LIMITS.title, example: 'Van 7' })
  @IsTextUpTo(LIMITS.title)
  title: string;

  @ApiProperty({ maxLength: LIMITS.description, example: 'Parked behind the hall.' })
  @Is('isDescription', isDescription, `a text of at most ${LIMITS.description} characters`)
  description: string;

  @ApiProperty({ description: 'Empty: none', maxLength: LIMITS.group, example: 'Fleet' })
  @IsTextUpTo(LIMITS.group)
  group: string;

  @ApiProperty({ description: 'Each once', maxItems: LIMITS.labels, example: ['diesel', 'north'], type: [String] })
  @Is(
    'areLabels',
    areLabels,
    `a list of at most ${LIMITS.labels} different texts of 1 to ${LIMITS.label} characters, without control characters`,
  )
  labels: string[];

  @ApiProperty({ description: 'IANA name of the zone that it is in; empty: not known', example: 'Europe/Berlin' })
  @Is('isTimeZone', isTimeZone, 'the name of a time zone such as Europe/Berlin, or an empty text')
  timeZone: string;

  @ApiProperty({ description: 'Archived devices are not offered, their readings stay', example: false })
  @Is('isFlag', (value) => typeof value === 'boolean', 'true or false')
  archived: boolean;
}

/** Body of `PUT /api/devices/{name}`. */
export class DeviceProfileChangeDto extends DeviceProfileDto implements DeviceProfileChange {
  @ApiProperty({ description: 'The version that the change is about', example: 3 })
  @IsInt({ message: 'version must be a whole number: the version of the profile that is to be changed' })
  version: number;
}

export class DeviceChannelDto implements DeviceChannel {
  @ApiProperty({ example: 'speed' })
  channel: string;

  @ApiProperty({ example: 'km/h' })
  unit: string;

  @ApiProperty({ description: 'Of the newest reading by the time taken', example: 72 })
  value: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', example: 1_795_269_791_042 })
  takenAt: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', example: 1_795_269_791_050 })
  receivedAt: number;
}

export class DeviceTrafficDto implements DeviceTraffic {
  @ApiProperty({ description: 'Since then it is counted, milliseconds since 1970, UTC', example: 1_795_219_200_000 })
  since: number;

  @ApiProperty({ example: 86_400 })
  readings: number;

  @ApiProperty({ description: 'Messages whose id had been stored before, and were acknowledged again', example: 2 })
  duplicates: number;

  @ApiProperty({ description: 'Readings that came more than a minute after they were taken', example: 120 })
  late: number;

  @ApiProperty({ description: 'Readings a second, over the last minute', example: 1.5 })
  perSecond: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: "The device's clock less the server's, milliseconds; null where it is not known",
    example: -130,
  })
  clockOffset: number | null;
}

export class DeviceDto extends DeviceProfileDto implements Device {
  @ApiProperty({ example: 'car-7' })
  name: string;

  @ApiProperty({ description: 'Grows with each change of its profile', example: 3 })
  version: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'When its last reading was received, milliseconds since 1970, UTC; null where it has none',
    example: 1_795_269_791_050,
  })
  lastSeen: number | null;

  @ApiProperty({ type: [DeviceChannelDto], description: 'By name' })
  channels: DeviceChannelDto[];

  @ApiProperty({ type: DeviceTrafficDto })
  traffic: DeviceTrafficDto;
}

export class DeviceListDto implements DeviceList {
  @ApiProperty({ description: 'How many were found, also those that limit and offset leave out', example: 1 })
  count: number;

  @ApiProperty({ type: [DeviceDto], description: 'By name' })
  data: DeviceDto[];
}
