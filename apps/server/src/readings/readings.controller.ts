import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { parseIdentifier, type ReadingList } from '@tachograph/contracts';
import { ErrorBodyDto, parseInstant, ReadingListDto, ReadingsQueryDto } from '@tachograph/contracts/dto';
import { ReadingHistory } from './read/reading-history.js';

@ApiTags('readings')
@Controller('api/readings')
export class ReadingsController {
  constructor(private readonly history: ReadingHistory) {}

  @Get()
  @ApiOperation({ summary: 'The last readings of a channel, oldest first by the time at which they were taken' })
  @ApiOkResponse({ type: ReadingListDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
  async readings(@Query() { channel, device, from, to, limit }: ReadingsQueryDto): Promise<ReadingList> {
    const data = await this.history.last({
      // As the door names it: what is stored has no white space around it.
      channel: parseIdentifier(channel) ?? channel,
      device: parseIdentifier(device),
      from: parseInstant(from, 'start'),
      to: parseInstant(to, 'end'),
      limit,
    });
    return { count: data.length, data };
  }
}
