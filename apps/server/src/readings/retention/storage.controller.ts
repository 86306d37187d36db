import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type DiskBudget, parseIdentifier, type StorageUse } from '@tachograph/contracts';
import { DiskBudgetDto, ErrorBodyDto, StorageQueryDto, StorageUseDto } from '@tachograph/contracts/dto';
import { Settings } from '../../platform/config/index.js';
import { answered } from '../../platform/database/index.js';
import { Retention } from './retention.js';
import { StorageSurvey } from './storage-survey.js';

@ApiTags('storage')
@ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
@Controller('api/storage')
export class StorageController {
  constructor(
    private readonly survey: StorageSurvey,
    private readonly retention: Retention,
    private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the database takes on disk, by device and channel, and how long there is room' })
  @ApiOkResponse({ type: StorageUseDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names the bad parameter' })
  use(@Query() { device }: StorageQueryDto): Promise<StorageUse> {
    return answered(this.survey.make(this.settings.database.kind, parseIdentifier(device)));
  }

  @Put('budget')
  @ApiOperation({ summary: 'Sets how large the database should become; nothing is removed for it' })
  @ApiOkResponse({ type: DiskBudgetDto })
  @ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names the bad field' })
  async setBudget(@Body() { bytes }: DiskBudgetDto): Promise<DiskBudget> {
    await answered(this.retention.setBudget({ bytes }));
    return { bytes };
  }
}
