import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsInstant } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { parseInstant } from '../readings/instant.js';
import type { TimeSpan } from './series.js';

/** Milliseconds of a range whose beginning isn't named. */
export const SPAN_DEFAULT_MS = 3_600_000;

/** Milliseconds since 1970: before it there is no date. */
const EARLIEST = -8.64e15;

/** Of which time a question is, by the time taken. */
export class TimeSpanQueryDto {
  @ApiPropertyOptional({
    description: 'Taken at this time or later; a date alone is its beginning. Without it: an hour before `to`',
    example: '2026-11-20',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    description: 'Taken before this time; a date alone means all of that day. Without it: the present',
    example: '2026-11-21T14:03:11Z',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsInstant()
  to?: string;
}

/**
 * The stretch of time that a question means. It may be empty or the wrong way round.
 *
 * @param now milliseconds since 1970, UTC
 */
export function parseTimeSpan({ from, to }: TimeSpanQueryDto, now: number): TimeSpan {
  // What was measured in this very millisecond is there already.
  const end = endOf(to) ?? now + 1;
  return { from: parseInstant(from, 'start') ?? Math.max(end - SPAN_DEFAULT_MS, EARLIEST), to: end };
}

function endOf(to: string | undefined): number | undefined {
  const end = parseInstant(to, 'end');
  // Of a date alone, that is its last millisecond, which is still meant.
  return end === undefined || end === parseInstant(to, 'start') ? end : end + 1;
}
