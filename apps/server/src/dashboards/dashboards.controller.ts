import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Dashboard, DashboardList } from '@tachograph/contracts';
import {
  DashboardChangeDto,
  DashboardContentDto,
  DashboardDto,
  DashboardListDto,
  DashboardOrderDto,
  ErrorBodyDto,
} from '@tachograph/contracts/dto';
import { answered } from '../platform/database/index.js';
import { Dashboards } from './dashboards.js';

const BAD_FIELDS = { type: ErrorBodyDto, description: 'invalid_request: names each bad field; nothing is stored' };
const UNKNOWN = { type: ErrorBodyDto, description: 'not_found' };

@ApiTags('dashboards')
@ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
@Controller('api/dashboards')
export class DashboardsController {
  constructor(private readonly dashboards: Dashboards) {}

  @Get()
  @ApiOperation({ summary: 'All dashboards, in the order that people gave them' })
  @ApiOkResponse({ type: DashboardListDto })
  list(): Promise<DashboardList> {
    return answered(this.dashboards.list());
  }

  @Post()
  @ApiOperation({ summary: 'Stores a new dashboard, as the last one' })
  @ApiBody({ type: DashboardContentDto })
  @ApiCreatedResponse({ type: DashboardDto })
  @ApiBadRequestResponse(BAD_FIELDS)
  create(@Body() content: unknown): Promise<Dashboard> {
    return answered(this.dashboards.create(content));
  }

  @Put('order')
  @ApiOperation({ summary: 'Puts dashboards in another order' })
  @ApiOkResponse({ type: DashboardListDto })
  @ApiBadRequestResponse(BAD_FIELDS)
  order(@Body() { ids }: DashboardOrderDto): Promise<DashboardList> {
    return answered(this.dashboards.order(ids));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A dashboard with all its widgets' })
  @ApiOkResponse({ type: DashboardDto })
  @ApiNotFoundResponse(UNKNOWN)
  read(@Param('id') id: string): Promise<Dashboard> {
    return answered(this.dashboards.read(id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Puts content in the place of that of a version' })
  @ApiBody({ type: DashboardChangeDto })
  @ApiOkResponse({ type: DashboardDto, description: 'with the version that it has now' })
  @ApiBadRequestResponse(BAD_FIELDS)
  @ApiNotFoundResponse(UNKNOWN)
  @ApiConflictResponse({
    type: ErrorBodyDto,
    description: 'version_conflict: it has been changed since; nothing is stored',
  })
  change(@Param('id') id: string, @Body() change: unknown): Promise<Dashboard> {
    return answered(this.dashboards.change(id, change));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a dashboard' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse(UNKNOWN)
  remove(@Param('id') id: string): Promise<void> {
    return answered(this.dashboards.remove(id));
  }
}
