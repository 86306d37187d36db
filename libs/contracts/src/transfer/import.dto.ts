import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ErrorBodyDto } from '../errors/error-body.dto.js';
import type { ErrorBody } from '../errors/error-body.js';
import { IsIdentifier, IsUnit } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { DEFAULT_TIME_ZONE, IsTimeZone } from './transfer-rules.js';
import {
  type ImportProblem,
  type ImportReport,
  TEXT_ENCODINGS,
  type TextEncoding,
  TRANSFER_FORMATS,
  type TransferFormat,
} from './transfer.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const YES_NO = ['true', 'false'] as const;
type YesOrNo = (typeof YES_NO)[number];
const TEXT_MAX = 10_000;

/** Query of `POST /api/import`. */
export class ImportQueryDto {
  @ApiProperty({ description: 'What the file is', enum: TRANSFER_FORMATS, example: 'csv' })
  @IsIn(TRANSFER_FORMATS, { message: `format must be one of ${TRANSFER_FORMATS.join(', ')}` })
  format: TransferFormat;

  @ApiPropertyOptional({ description: 'Of rows that name none', example: 'car-7' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIdentifier()
  device?: string;

  @ApiPropertyOptional({ description: 'Of rows that name none', example: 'speed' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIdentifier()
  channel?: string;

  @ApiPropertyOptional({ description: 'Of rows that name none', example: 'km/h' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsUnit()
  unit?: string;

  @ApiPropertyOptional({
    description:
      'Which column is what: time, device, channel, unit, value; value:CHANNEL or value:CHANNEL:UNIT for a column of that channel. Percent-encode ; = : % within names',
    example: 'time=Timestamp;device=Vehicle;value:speed:km/h=Speed (km/h)',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsString({ message: 'columns must be pairs such as time=Timestamp;value=Speed' })
  @MaxLength(TEXT_MAX, { message: `columns must have at most ${TEXT_MAX} characters` })
  columns?: string;

  @ApiPropertyOptional({
    description: 'Of times without an offset: an IANA name',
    default: DEFAULT_TIME_ZONE,
    example: 'Europe/Berlin',
  })
  @Transform(({ value }) => emptyAsAbsent(value) ?? DEFAULT_TIME_ZONE)
  @IsTimeZone()
  timeZone: string = DEFAULT_TIME_ZONE;

  @ApiPropertyOptional({
    description: 'How times are written, in tokens of Luxon; without it ISO 8601, or Unix seconds or milliseconds',
    example: 'dd.MM.yyyy HH:mm:ss',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsString({ message: 'timeFormat must be a pattern such as dd.MM.yyyy HH:mm:ss' })
  @MaxLength(64, { message: 'timeFormat must have at most 64 characters' })
  timeFormat?: string;

  @ApiPropertyOptional({ description: 'Between the cells of CSV; found out without it', enum: DELIMITERS })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIn(DELIMITERS, { message: 'delimiter must be one of , ; | or a tab' })
  delimiter?: string;

  @ApiPropertyOptional({
    description: 'How the characters of CSV and JSON are written; without it UTF-16 where its mark says so, else UTF-8',
    enum: TEXT_ENCODINGS,
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIn(TEXT_ENCODINGS, { message: `encoding must be one of ${TEXT_ENCODINGS.join(', ')}` })
  encoding?: TextEncoding;

  @ApiPropertyOptional({ description: 'Whether numbers are written 1.234,5', enum: YES_NO, default: 'false' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? 'false')
  @IsIn(YES_NO, { message: 'decimalComma must be true or false' })
  decimalComma: YesOrNo = 'false';

  @ApiPropertyOptional({ description: 'Reads the whole file and stores nothing', enum: YES_NO, default: 'false' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? 'false')
  @IsIn(YES_NO, { message: 'dryRun must be true or false' })
  dryRun: YesOrNo = 'false';
}

export class ImportProblemDto implements ImportProblem {
  @ApiProperty({ description: 'Line of the file, or number of the record', example: 17 })
  row: number;

  @ApiProperty({ example: 'value' })
  field: string;

  @ApiProperty({ example: 'value must be a number, but is "n/a"' })
  message: string;
}

export class ImportReportDto implements ImportReport {
  @ApiProperty({
    description: 'False where it was broken off: what is counted is stored, and the file may be sent again',
  })
  finished: boolean;

  @ApiProperty({ description: 'Rows that were looked at', example: 86_400 })
  rows: number;

  @ApiProperty({ description: 'Readings that are stored now and were not before', example: 86_000 })
  imported: number;

  @ApiProperty({ description: 'Readings that were there already', example: 399 })
  duplicates: number;

  @ApiProperty({ description: 'Rows that were not taken', example: 1 })
  rejected: number;

  @ApiProperty({ type: [ImportProblemDto] })
  errors: ImportProblemDto[];

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', nullable: true, type: 'integer', example: 1795269791000 })
  from: number | null;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', nullable: true, type: 'integer', example: 1795269791000 })
  to: number | null;

  @ApiProperty({ example: 1 })
  channels: number;
}

/** A report of an import that was broken off, and why. */
export class UnfinishedImportDto extends ImportReportDto implements ErrorBody {
  @ApiProperty({ type: () => ErrorBodyDto })
  error: ErrorBody['error'];
}
