import { IsOptional } from 'class-validator';
import { IsIdentifier, IsInstant, IsWholeNumberFrom } from '../readings/field-rules.js';
import { SENSOR_HISTORY_LIMIT } from './stress.js';

const { min, max } = SENSOR_HISTORY_LIMIT;

/** What a viewer sends with `frontend_request_history`; `null` is as good as absent. */
export class SensorHistoryRequestDto {
  @IsOptional()
  @IsWholeNumberFrom(min, max)
  limit?: number | string | null;

  @IsOptional()
  @IsInstant()
  start_date?: string | number | null;

  @IsOptional()
  @IsInstant()
  end_date?: string | number | null;

  @IsOptional()
  @IsIdentifier()
  device_id?: string | number | null;
}
