import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { ReadingList } from '@tachograph/contracts';
import { ErrorBodyDto, ReadingListDto, ReadingsQueryDto } from '@tachograph/contracts/dto';
import { ReadingPages } from './pages/reading-pages.js';

@ApiTags('readings')
@Controller('api/readings')
export class ReadingsController {
  constructor(private readonly pages: ReadingPages) {}

  @Get()
  @ApiOperation({
    summary: 'Readings of channels page by page, each oldest first by the time taken; at first the last ones',
  })
  @ApiOkResponse({ type: ReadingListDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  readings(@Query() query: ReadingsQueryDto): Promise<ReadingList> {
    return this.pages.page(query);
  }
}
