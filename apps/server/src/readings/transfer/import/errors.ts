import type { ErrorBody, ErrorCode, FieldError, ImportReport } from '@tachograph/contracts';
import { FieldsError, TachographError } from '../../../platform/errors/index.js';

/** A file that is not what it is said to be, or parameters that do not fit it. */
export class ImportFileError extends FieldsError {
  override readonly code = 'invalid_request';

  constructor(path: string, message: string) {
    super([{ path, message }]);
  }
}

/** A body that broke off or can't be unpacked. */
export class BrokenFileError extends TachographError {
  override readonly code: ErrorCode = 'invalid_request';
  override readonly status = 400;
}

/** An import that had to stop for now: sending the file again later is right. */
export class ImportUnavailableError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;

  constructor(why: string) {
    super(`the import stopped: ${why}; what is counted is stored, send the whole file again`);
  }
}

/** An import that was broken off: tells how far it came, and why it went no further. */
export class UnfinishedImportError extends TachographError {
  override readonly code: ErrorCode;
  override readonly status: number;
  override readonly fields: readonly FieldError[];

  constructor(
    private readonly report: ImportReport,
    private readonly why: TachographError,
  ) {
    super(why.message);
    this.code = why.code;
    this.status = why.status;
    this.fields = why.fields;
  }

  override toBody(): ImportReport & ErrorBody {
    return { ...this.report, ...this.why.toBody() };
  }
}
