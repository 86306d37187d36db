import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { parseChannelList } from '@tachograph/contracts';
import { ErrorBodyDto, parseTimeSpan, SeriesAnswerDto, SeriesQueryDto } from '@tachograph/contracts/dto';
import type { Response } from 'express';
import { Clock } from '../../platform/clock.js';
import { SeriesQuestions } from './series-questions.js';

@ApiTags('history')
@Controller('api/series')
export class SeriesController {
  constructor(
    private readonly questions: SeriesQuestions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What channels measured within any range of time: readings where they are few, else buckets',
  })
  @ApiOkResponse({ type: SeriesAnswerDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  async series(@Query() query: SeriesQueryDto, @Res() response: Response): Promise<void> {
    const span = parseTimeSpan(query, this.clock.now());
    const { channels, points, percentile } = query;
    const json = await this.questions.json(parseChannelList(channels) ?? [], span, points, percentile);
    // Written as text in the thread that read it: to do so here would hold up everyone.
    response.type('json').end(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
  }
}
