import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { parseChannelList, type StatisticsAnswer } from '@tachograph/contracts';
import { ErrorBodyDto, parseTimeSpan, StatisticsAnswerDto, StatisticsQueryDto } from '@tachograph/contracts/dto';
import { Clock } from '../../platform/clock.js';
import { AskedChannels } from '../history/asked-channels.js';
import { HistoryAnswers } from '../history/history-answers.js';

@ApiTags('history')
@Controller('api/statistics')
export class StatisticsController {
  constructor(
    private readonly asked: AskedChannels,
    private readonly answers: HistoryAnswers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Figures of what channels measured within any range of time: extremes, mean, percentiles' })
  @ApiOkResponse({ type: StatisticsAnswerDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  async statistics(@Query() query: StatisticsQueryDto): Promise<StatisticsAnswer> {
    const { above, bins, by, timeZone } = query;
    const now = this.clock.now();
    const span = parseTimeSpan(query, now);
    const channels = await this.asked.of(parseChannelList(query.channels) ?? [], span);
    const question = { channels, span, above, bins, by, timeZone, now };
    return { ...span, timeZone, channels: await this.answers.ask((engine) => engine.statistics(question)) };
  }
}
