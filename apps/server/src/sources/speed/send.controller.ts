import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { SendAnswer } from '@tachograph/contracts';
import { ErrorBodyDto, SendAnswerDto, SendSpeedDto } from '@tachograph/contracts/dto';
import { SpeedDelivery } from './speed-delivery.js';

@ApiTags('speed')
@Controller('send')
export class SendController {
  constructor(private readonly delivery: SpeedDelivery) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Store a speed reading and deliver it to one connection, or to all of the speed channel' })
  @ApiBody({ type: SendSpeedDto })
  @ApiOkResponse({ type: SendAnswerDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_reading, invalid_json: names each bad field' })
  @ApiNotFoundResponse({ type: ErrorBodyDto, description: 'connection_not_found: nothing was stored' })
  @ApiPayloadTooLargeResponse({ type: ErrorBodyDto, description: 'too_large' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: send it again' })
  send(@Body() body: unknown): Promise<SendAnswer> {
    return this.delivery.send(body);
  }
}
