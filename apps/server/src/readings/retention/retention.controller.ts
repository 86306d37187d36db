import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { RetentionPreview, RetentionRules } from '@tachograph/contracts';
import { ErrorBodyDto, RetentionPreviewDto, RetentionRulesDto } from '@tachograph/contracts/dto';
import { answered } from '../../platform/database/index.js';
import { Retention } from './retention.js';

@ApiTags('storage')
@ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
@Controller('api/retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @ApiOperation({ summary: 'How long the readings of which channels are kept; without a rule, for ever' })
  @ApiOkResponse({ type: RetentionRulesDto })
  rules(): Promise<RetentionRules> {
    return answered(this.retention.rules());
  }

  @Put()
  @ApiOperation({ summary: 'Replaces the rules; what they no longer keep is removed at once' })
  @ApiOkResponse({ type: RetentionRulesDto, description: 'with the version that they have now' })
  @ApiBadRequestResponse({
    type: ErrorBodyDto,
    description: 'invalid_request: names each bad field; nothing is changed',
  })
  @ApiConflictResponse({ type: ErrorBodyDto, description: 'version_conflict: the rules have been changed since' })
  change(@Body() rules: RetentionRulesDto): Promise<RetentionRules> {
    return answered(this.retention.change(rules));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What rules would remove now; nothing is changed' })
  @ApiOkResponse({ type: RetentionPreviewDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad field' })
  preview(@Body() rules: RetentionRulesDto): Promise<RetentionPreview> {
    return answered(this.retention.preview(rules));
  }
}
