import type { ErrorBody, ErrorCode, SubmissionReport } from '@tachograph/contracts';
import { TachographError } from '../../platform/errors/index.js';

/** A body whose Content-Type, charset or Content-Encoding is not read. */
export class UnreadableBodyError extends TachographError {
  override readonly code: ErrorCode = 'invalid_request';
  override readonly status = 415;
}

/** A body, or the items in it, above a limit. */
export class BatchTooLargeError extends TachographError {
  override readonly code: ErrorCode = 'too_large';
  override readonly status = 413;
}

/** An item above the size of a message. */
export class ItemTooLongError extends TachographError {
  override readonly code: ErrorCode = 'too_large';
  override readonly status = 413;

  /** @param what which item it is */
  constructor(what: string, limit: number) {
    super(`${what} is longer than the ${limit} bytes that one message may have`);
  }
}

/** A line that is no JSON text. */
export class InvalidLineError extends TachographError {
  override readonly code: ErrorCode = 'invalid_json';
  override readonly status = 400;

  /** @param example a line that would be right */
  constructor(line: number, example: string) {
    super(`line ${line} is not valid JSON; a line must be an object such as ${example}`);
  }
}

/** A body that ended before it was whole, or that can't be unpacked. */
export class BrokenBodyError extends TachographError {
  override readonly code: ErrorCode = 'invalid_request';
  override readonly status = 400;
}

/** A body that was not taken to its end: tells what became of the items that were looked at, and why it went no further. */
export class UnfinishedBatchError extends TachographError {
  override readonly code: ErrorCode;
  override readonly status: number;

  constructor(
    private readonly report: SubmissionReport,
    private readonly why: TachographError,
  ) {
    super(why.message);
    this.code = why.code;
    this.status = why.status;
  }

  override toBody(): SubmissionReport & ErrorBody {
    return { ...this.report, ...this.why.toBody() };
  }
}
