import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { LATEST_MAX, parseChannelList } from '@tachograph/contracts';
import { ErrorBodyDto, LatestQueryDto, LatestReadingsDto } from '@tachograph/contracts/dto';
import { ReadingHistory } from '../read/reading-history.js';
import { latestText } from './latest-text.js';

@ApiTags('readings')
@Controller('api/latest')
export class LatestController {
  constructor(private readonly history: ReadingHistory) {}

  @Get()
  @ApiOperation({ summary: 'The newest reading of each channel by the time taken, by device and channel' })
  @ApiOkResponse({ type: LatestReadingsDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  async latest(@Query() { channels }: LatestQueryDto): Promise<StreamableFile> {
    const newest = await this.history.newestOfEach(parseChannelList(channels) ?? [], LATEST_MAX);
    return new StreamableFile(latestText(newest), { type: 'application/json; charset=utf-8' });
  }
}
