import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { SpeedHistory } from '@tachograph/contracts';
import { ErrorBodyDto, SpeedHistoryDto, SpeedHistoryQueryDto } from '@tachograph/contracts/dto';
import { SpeedArchive } from './speed-archive.js';

@ApiTags('speed')
@Controller('history')
export class HistoryController {
  constructor(private readonly archive: SpeedArchive) {}

  @Get()
  @ApiOperation({ summary: 'The last speed readings of a range, oldest first by the time at which they were taken' })
  @ApiOkResponse({ type: SpeedHistoryDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  history(@Query() query: SpeedHistoryQueryDto): Promise<SpeedHistory> {
    return this.archive.history(query);
  }
}
