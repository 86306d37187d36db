import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnsupportedMediaTypeResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { SubmissionReport } from '@tachograph/contracts';
import { ErrorBodyDto, SubmissionReportDto, SubmittedReadingDto, UnfinishedReportDto } from '@tachograph/contracts/dto';
import type { Request } from 'express';
import { BatchIntake } from './batch-intake.js';
import { BATCH_PATH } from './batch-path.js';

const ITEM = { $ref: getSchemaPath(SubmittedReadingDto) };
const UNFINISHED = { oneOf: [ErrorBodyDto, UnfinishedReportDto].map((model) => ({ $ref: getSchemaPath(model) })) };

@ApiTags('readings')
@ApiExtraModels(SubmittedReadingDto, ErrorBodyDto, UnfinishedReportDto)
@Controller(BATCH_PATH)
export class BatchController {
  constructor(private readonly intake: BatchIntake) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Store readings of any device and channel: one, an array, or one a line (application/x-ndjson)',
    description:
      'Answers for each item what became of it; one that is refused does not hold up the others. The body may be packed (Content-Encoding: gzip, deflate, br). Every item with an id can be sent again without being stored twice.',
  })
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody({ schema: { oneOf: [ITEM, { type: 'array', items: ITEM }] } })
  @ApiOkResponse({ type: SubmissionReportDto, description: 'what became of each item' })
  @ApiBadRequestResponse({
    schema: UNFINISHED,
    description: 'invalid_json; invalid_reading, if it was a single one: names each bad field; a body that breaks off',
  })
  @ApiPayloadTooLargeResponse({ schema: UNFINISHED, description: 'too_large: the results say how far it was taken' })
  @ApiUnsupportedMediaTypeResponse({
    type: ErrorBodyDto,
    description: 'the type, charset or encoding is none of these',
  })
  @ApiServiceUnavailableResponse({
    type: UnfinishedReportDto,
    description: 'storage_unavailable: send again what was refused for it, and what lies beyond the results',
  })
  store(@Req() request: Request): Promise<SubmissionReport> {
    return this.intake.store(request);
  }
}
