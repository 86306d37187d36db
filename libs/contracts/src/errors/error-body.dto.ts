import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorBody, type ErrorCode, type FieldError } from './error-body.js';

export class FieldErrorDto implements FieldError {
  @ApiProperty({ example: 'speed' })
  path: string;

  @ApiProperty({ example: 'speed must be a number, or a number written as text' })
  message: string;
}

export class ErrorDetailDto {
  @ApiProperty({ enum: ERROR_CODES, example: 'invalid_reading' })
  code: ErrorCode;

  @ApiProperty({ example: 'speed must be a number, or a number written as text' })
  message: string;

  @ApiPropertyOptional({ description: 'The first bad field', example: 'speed' })
  path?: string;

  @ApiPropertyOptional({ description: 'Every bad field', type: [FieldErrorDto] })
  fields?: FieldErrorDto[];
}

/** The body of every answer with a status of 400 or more. */
export class ErrorBodyDto implements ErrorBody {
  @ApiProperty()
  error: ErrorDetailDto;
}
