import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { parseChannelPattern } from '../live/channel-pattern.js';
import { keepProblem } from './keep-problem.js';
import {
  type DiskBudget,
  KEEP_DAYS,
  KEPT_RESOLUTIONS,
  type RetentionPreview,
  type RetentionRule,
  type RetentionRules,
} from './retention.js';

/** Rules that there may be at most. */
const RULES_MAX = 1000;

/** Characters of a pattern: two names, each character of them percent-encoded. */
const PATTERN_MAX_LENGTH = 4096;

const DAYS = { type: 'number' as const, minimum: KEEP_DAYS.min, maximum: KEEP_DAYS.max, nullable: true };

function IsChannelPattern(): PropertyDecorator {
  const validator = {
    validate: (value: unknown) =>
      typeof value === 'string' && value.length <= PATTERN_MAX_LENGTH && parseChannelPattern(value) !== undefined,
    defaultMessage: () =>
      'pattern must be the address of channels such as car-7/speed, where * stands for any characters: car-*/*',
  };
  return ValidateBy({ name: 'isChannelPattern', validator });
}

function IsKeep(): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => keepProblem(value) === undefined,
    defaultMessage: (field?: { value: unknown }) => `keep ${keepProblem(field?.value) ?? ''}`,
  };
  return ValidateBy({ name: 'isKeep', validator });
}

export class RetentionRuleDto implements RetentionRule {
  @ApiProperty({ description: 'Which channels: `device/channel`, with * for any characters', example: 'car-*/speed' })
  @IsChannelPattern()
  pattern: string;

  @ApiProperty({
    description:
      'Days by the time taken; null, or a resolution that is not named: for ever. None may be kept shorter than a finer one',
    type: 'object',
    properties: Object.fromEntries(KEPT_RESOLUTIONS.map((resolution) => [resolution, DAYS])),
    additionalProperties: false,
    example: { raw: 90, '1s': 365 },
  })
  @IsKeep()
  keep: RetentionRule['keep'];
}

/** Answer of `GET /api/retention`, and body of `PUT`. */
export class RetentionRulesDto implements RetentionRules {
  @ApiProperty({ description: 'Grows with each change; a change names the one that it is about', example: 3 })
  @IsInt({ message: 'version must be a whole number: the version of the rules that are to be changed' })
  version: number;

  @ApiProperty({ description: 'For a channel the first one counts that means it', type: [RetentionRuleDto] })
  @IsArray({ message: 'rules must be an array of rules' })
  @ArrayMaxSize(RULES_MAX, { message: `rules must be ${RULES_MAX} at most` })
  @ValidateNested({ each: true, message: 'rules must be an array of objects with pattern and keep' })
  @Type(() => RetentionRuleDto)
  rules: RetentionRuleDto[];
}

export class RetentionPreviewDto implements RetentionPreview {
  @ApiProperty({ description: 'Readings that would go', example: 12_000_000 })
  readings: number;

  @ApiProperty({ description: 'Bytes that would be freed, about', example: 400_000_000 })
  bytes: number;

  @ApiProperty({ description: 'Channels that lose something', example: 12 })
  channels: number;
}

export class DiskBudgetDto implements DiskBudget {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    nullable: true,
    description: 'Null: what the disk has',
    example: 50_000_000_000,
  })
  @ValidateIf(({ bytes }: DiskBudgetDto) => bytes !== null)
  @ValidateBy({
    name: 'isBudget',
    validator: {
      validate: (bytes: unknown) => Number.isSafeInteger(bytes) && Number(bytes) >= 1,
      defaultMessage: () => 'bytes must be a whole number of bytes from 1 on, or null for what the disk has',
    },
  })
  bytes: number | null;
}
