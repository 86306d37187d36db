import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsIdentifier, IsNumericFrom } from '../readings/field-rules.js';
import {
  DEFAULT_SENSOR_DEVICE,
  SENSOR_RANGES,
  STRESS_LEVELS,
  type SensorAcknowledgement,
  type StressLevel,
} from './stress.js';

const NUMBER_OR_TEXT = [{ type: 'number' }, { type: 'string' }];
const { hr, temp, eda } = SENSOR_RANGES;

/** A sensor's message, over a socket or HTTP. Unknown fields are let be. */
export class SensorMessageDto {
  @ApiProperty({ description: `Heart rate, beats/min, ${hr.min}–${hr.max}`, oneOf: NUMBER_OR_TEXT, example: 72 })
  @IsNumericFrom(hr.min, hr.max, 'beats/min')
  hr: number | string;

  @ApiProperty({
    description: `Skin temperature, °C, ${temp.min}–${temp.max}`,
    oneOf: NUMBER_OR_TEXT,
    example: 33.4,
  })
  @IsNumericFrom(temp.min, temp.max, '°C')
  temp: number | string;

  @ApiProperty({ description: `Skin conductance, µS, ${eda.min}–${eda.max}`, oneOf: NUMBER_OR_TEXT, example: 0.42 })
  @IsNumericFrom(eda.min, eda.max, 'µS')
  eda: number | string;

  @ApiPropertyOptional({
    description:
      'When it was taken: ISO 8601, Unix seconds or milliseconds. Without one, or with one that makes no sense, the time of receipt counts.',
    oneOf: [{ type: 'string' }, { type: 'number' }],
    example: '2026-11-21T14:03:11Z',
  })
  timestamp?: unknown;

  @ApiPropertyOptional({ description: 'Who measured', type: String, default: DEFAULT_SENSOR_DEVICE, example: 'band-3' })
  @IsOptional()
  @IsIdentifier()
  device_id?: string | number | null;
}

export class StressPredictionDto {
  @ApiProperty({ enum: STRESS_LEVELS, example: 'normal' })
  label: StressLevel;

  @ApiProperty({ description: '0 to 1; at 0.5 the estimate says nothing', minimum: 0, maximum: 1, example: 0.62 })
  confidence: number;
}

/** Answer of `POST /api/esp32/data`. */
export class SensorAcknowledgementDto implements SensorAcknowledgement {
  @ApiProperty({ enum: ['success'], example: 'success' })
  status: 'success';

  @ApiProperty({ example: 'stored' })
  message: string;

  @ApiProperty({ example: 16777217 })
  record_id: number;

  @ApiProperty()
  stress_prediction: StressPredictionDto;
}
