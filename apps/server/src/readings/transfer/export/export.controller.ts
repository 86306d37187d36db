import { Controller, Get, Head, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { EXPORT_PATH, type ExportCount, ROW_COUNT_HEADER } from '@tachograph/contracts';
import { ErrorBodyDto, ExportCountDto, ExportQueryDto } from '@tachograph/contracts/dto';
import type { Response } from 'express';
import { ExportDownload } from './export-download.js';

@ApiTags('export and import')
@ApiBadRequestResponse({ type: ErrorBodyDto, description: 'invalid_request: names each bad parameter' })
@ApiServiceUnavailableResponse({ type: ErrorBodyDto, description: 'storage_unavailable: ask again' })
@Controller(EXPORT_PATH)
export class ExportController {
  constructor(private readonly download: ExportDownload) {}

  @Get('count')
  @ApiOperation({ summary: 'How many rows an export has, exactly' })
  @ApiOkResponse({ type: ExportCountDto })
  count(@Query() query: ExportQueryDto): Promise<ExportCount> {
    return this.download.count(query);
  }

  @Head()
  @ApiOperation({ summary: `How many rows an export has, in the header ${ROW_COUNT_HEADER}` })
  async countInHeader(@Query() query: ExportQueryDto, @Res() response: Response): Promise<void> {
    const { rows } = await this.download.count(query);
    response.setHeader(ROW_COUNT_HEADER, rows);
    response.end();
  }

  @Get()
  @ApiOperation({
    summary: 'Readings as a file: channel after channel, each in the order of time',
    description: `The number of its rows stands in the trailer ${ROW_COUNT_HEADER}. A download that broke off goes on with cursor, which is built from the last whole row that has come.`,
  })
  @ApiProduces('text/csv', 'application/json', 'application/x-ndjson', 'application/vnd.apache.parquet')
  @ApiOkResponse({ description: 'the file', schema: { type: 'string', format: 'binary' } })
  export(@Query() query: ExportQueryDto, @Res() response: Response): Promise<void> {
    return this.download.send(query, response);
  }
}
