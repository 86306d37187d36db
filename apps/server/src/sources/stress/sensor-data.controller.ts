import { Body, Controller, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { SensorAcknowledgement } from '@tachograph/contracts';
import { ErrorBodyDto, SensorAcknowledgementDto, SensorMessageDto } from '@tachograph/contracts/dto';
import { StressIntake } from './stress-intake.js';

@ApiTags('stress')
@Controller('api/esp32/data')
export class SensorDataController {
  constructor(private readonly intake: StressIntake) {}

  @Post()
  @ApiOperation({ summary: "Store a sensor's reading of heart rate, skin temperature and skin conductance" })
  @ApiBody({ type: SensorMessageDto, description: 'The object, or its JSON text as a JSON string' })
  @ApiCreatedResponse({ type: SensorAcknowledgementDto, description: 'stored, with the estimate of stress' })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_reading, invalid_json: names each bad field' })
  @ApiPayloadTooLargeResponse({ type: ErrorBodyDto, description: 'too_large' })
  @ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: send it again' })
  async store(@Body() body: unknown): Promise<SensorAcknowledgement> {
    return (await this.intake.store(body)).acknowledgement;
  }
}
