import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';
import { ErrorDetailDto } from '../errors/error-body.dto.js';
import { IsAloneWithoutChannel, IsIdentifier, IsNumeric, IsUnit, IsValuesByChannel } from './field-rules.js';
import {
  isAbsent,
  type SubmissionReport,
  type SubmissionResult,
  type SubmittedReading,
  UNIT_MAX_LENGTH,
} from './submitted-reading.js';

const NUMBER_OR_TEXT = [{ type: 'number' }, { type: 'string' }];

/** Applies the rules of a field to an item of one channel alone. */
const WithoutValues = () => ValidateIf(({ values }: SubmittedReading) => isAbsent(values));

/** One item of `POST /api/readings`. Unknown fields are let be. */
export class SubmittedReadingDto implements SubmittedReading {
  @ApiProperty({ description: 'Who measured', type: String, example: 'car-7' })
  @IsIdentifier()
  device: string | number;

  @ApiPropertyOptional({ description: 'Which quantity', type: String, example: 'speed' })
  @WithoutValues()
  @IsIdentifier()
  channel?: string | number | null;

  @ApiPropertyOptional({ description: 'A finite number, or one written as text', oneOf: NUMBER_OR_TEXT, example: 72 })
  @WithoutValues()
  @IsNumeric()
  value?: number | string | null;

  @ApiPropertyOptional({
    description: 'Of the channel; counts when the channel is new',
    type: String,
    maxLength: UNIT_MAX_LENGTH,
    example: 'km/h',
  })
  @WithoutValues()
  @IsUnit()
  unit?: string | null;

  @ApiPropertyOptional({
    description: 'In place of channel, value and unit: values of several channels, taken at one instant',
    type: 'object',
    additionalProperties: { oneOf: NUMBER_OR_TEXT },
    example: { speed: 72, rpm: 3100 },
  })
  @IsOptional()
  @IsValuesByChannel()
  @IsAloneWithoutChannel()
  values?: Record<string, number | string> | null;

  @ApiPropertyOptional({
    description:
      'When it was taken: ISO 8601, Unix seconds or milliseconds, a time of day. Without one, or with one that makes no sense, the time of receipt counts.',
    oneOf: [{ type: 'string' }, { type: 'number' }],
    example: '2026-11-21T14:03:11Z',
  })
  at?: unknown;

  @ApiPropertyOptional({
    description: "The client's own id: the same device, channel and id are stored once, however often they are sent",
    type: String,
    example: '8c1f-42',
  })
  @IsOptional()
  @IsIdentifier()
  id?: string | number | null;
}

/** One entry of `values`: each keeps the rules of a channel and its value. */
export class SubmittedValueDto {
  @IsIdentifier()
  channel: string;

  @IsNumeric()
  value: unknown;
}

export class StoredItemDto {
  @ApiProperty({
    description: 'duplicate: an earlier item with the same id had brought it',
    enum: ['stored', 'duplicate'],
  })
  status: 'stored' | 'duplicate';

  @ApiProperty({ description: 'Of the reading that stands: the first one, where it is a duplicate', example: 16777217 })
  id: number;
}

export class StoredValuesDto {
  @ApiProperty({ description: 'duplicate: all values had come before', enum: ['stored', 'duplicate'] })
  status: 'stored' | 'duplicate';

  @ApiProperty({
    description: 'By channel, as it is stored',
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { speed: 16777217, rpm: 16777218 },
  })
  ids: Record<string, number>;

  @ApiPropertyOptional({ description: 'Channels whose value had come before, where others had not', example: ['rpm'] })
  duplicates?: string[];
}

export class RefusedItemDto {
  @ApiProperty({ enum: ['refused'] })
  status: 'refused';

  @ApiPropertyOptional({ description: 'The line of an NDJSON body, counted from 1', example: 3 })
  line?: number;

  @ApiProperty()
  error: ErrorDetailDto;
}

/** Answer of `POST /api/readings`. */
@ApiExtraModels(StoredItemDto, StoredValuesDto, RefusedItemDto)
export class SubmissionReportDto implements SubmissionReport {
  @ApiProperty({ description: 'Items, not values', example: 2 })
  stored: number;

  @ApiProperty({ example: 0 })
  duplicates: number;

  @ApiProperty({ example: 0 })
  refused: number;

  @ApiProperty({
    description: 'One an item, in their order',
    type: 'array',
    items: { oneOf: [StoredItemDto, StoredValuesDto, RefusedItemDto].map((model) => ({ $ref: getSchemaPath(model) })) },
  })
  results: SubmissionResult[];
}

/** Answer to a body that was not taken to its end. */
export class UnfinishedReportDto extends SubmissionReportDto {
  @ApiProperty({ description: 'Why nothing was looked at beyond the results' })
  error: ErrorDetailDto;
}
