import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { IMPORT_PATH, type ImportReport } from '@tachograph/contracts';
import { ImportQueryDto, ImportReportDto, UnfinishedImportDto } from '@tachograph/contracts/dto';
import type { Request } from 'express';
import { ReadingImport } from './reading-import.js';

@ApiTags('export and import')
@Controller(IMPORT_PATH)
export class ImportController {
  constructor(private readonly readings: ReadingImport) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Store what is in a file and not in the store yet',
    description:
      'The body is the file, of any size, packed with gzip or not. A reading of the same channel, time and value as one that is stored is not stored again: an import that broke off is sent again as a whole.',
  })
  @ApiConsumes('text/csv', 'application/json', 'application/x-ndjson', 'application/vnd.apache.parquet')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ImportReportDto })
  @ApiBadRequestResponse({
    type: UnfinishedImportDto,
    description: 'invalid_request: names the parameter; or the file broke off, and the report says what is stored',
  })
  @ApiServiceUnavailableResponse({
    type: UnfinishedImportDto,
    description: 'storage_unavailable: what is counted is stored, send the whole file again',
  })
  import(@Req() request: Request, @Query() query: ImportQueryDto): Promise<ImportReport> {
    return this.readings.store(request, query);
  }
}
