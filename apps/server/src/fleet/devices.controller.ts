import { Body, Controller, Get, Param, Put, Query, StreamableFile } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Device } from '@tachograph/contracts';
import {
  DeviceDto,
  DeviceListDto,
  DeviceProfileChangeDto,
  DevicesQueryDto,
  ErrorBodyDto,
} from '@tachograph/contracts/dto';
import { answered } from '../platform/database/index.js';
import { deviceListText } from './device-list-text.js';
import { Fleet } from './fleet.js';

@ApiTags('devices')
@ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad field' })
@ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
@Controller('api/devices')
export class DevicesController {
  constructor(private readonly fleet: Fleet) {}

  @Get()
  @ApiOperation({ summary: 'Everything that ever reported, by name, with its newest readings and how it sends' })
  @ApiOkResponse({ type: DeviceListDto })
  async list(@Query() query: DevicesQueryDto): Promise<StreamableFile> {
    const text = deviceListText(await answered(this.fleet.list(query)));
    return new StreamableFile(text, { type: 'application/json; charset=utf-8' });
  }

  @Get(':name')
  @ApiOperation({ summary: 'One device, by its name, percent-encoded' })
  @ApiOkResponse({ type: DeviceDto })
  @ApiNotFoundResponse({ type: ErrorBodyDto, description: 'not_found: it never reported' })
  device(@Param('name') name: string): Promise<Device> {
    return answered(this.fleet.find(name));
  }

  @Put(':name')
  @ApiOperation({ summary: 'Replaces what people say of a device; its name and its readings stay' })
  @ApiOkResponse({ type: DeviceDto, description: 'with the version that it has now' })
  @ApiNotFoundResponse({ type: ErrorBodyDto, description: 'not_found: it never reported' })
  @ApiConflictResponse({ type: ErrorBodyDto, description: 'version_conflict: it has been changed since' })
  change(@Param('name') name: string, @Body() change: DeviceProfileChangeDto): Promise<Device> {
    return answered(this.fleet.change(name, change));
  }
}
