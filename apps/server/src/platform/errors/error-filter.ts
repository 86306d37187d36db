import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { ErrorBody, ErrorCode } from '@tachograph/contracts';
import type { Response } from 'express';
import { TachographError } from './tachograph-error.js';

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = { 404: 'not_found', 413: 'too_large' };

/** Seconds after which a refusal is worth another try; other refusals are for good. */
const RETRY_AFTER_S: Readonly<Record<number, number>> = { 409: 3, 429: 3, 503: 1 };

/** The `Retry-After` that goes with a status, if one does. */
export function retryAfterOf(status: number): number | undefined {
  return RETRY_AFTER_S[status];
}

/** What a client is told of an error: status and body. The text of an unexpected one stays in the log. */
export function toAnswer(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof TachographError) return { status: error.status, body: error.toBody() };
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status !== undefined && status < 500) {
    const code = CODE_OF_STATUS[status] ?? 'invalid_request';
    return { status, body: { error: { code, message: error instanceof Error ? error.message : 'refused' } } };
  }
  return { status: 500, body: { error: { code: 'internal_error', message: 'the server failed; its log says why' } } };
}

/** Express's own errors (a body that is no JSON, one that is too large) carry their status. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** The one exception filter: every error of an HTTP request becomes an answer of the same shape. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const { status, body } = toAnswer(error);
    // An error of ours was foreseen, and whoever raised it has logged what is to be known of it.
    if (status >= 500 && !(error instanceof TachographError)) this.logger.error(error);
    const response = host.switchToHttp().getResponse<Response>();
    const retryAfter = retryAfterOf(status);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.status(status).json(body);
  }
}
