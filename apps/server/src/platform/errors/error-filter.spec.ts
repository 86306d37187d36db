import { BadRequestException, HttpException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { toAnswer } from './error-filter.js';
import { InvalidJsonError, InvalidRequestError, TachographError } from './tachograph-error.js';

class StoreDownError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;
}

const LIMIT = { path: 'limit', message: 'limit must be at least 1' };
const FROM = { path: 'from', message: 'from must be a date' };
const UNEXPECTED = {
  status: 500,
  body: { error: { code: 'internal_error', message: 'the server failed; its log says why' } },
};

describe('the answer to an error', () => {
  it('is the status, code and text of an error of ours', () => {
    expect(toAnswer(new StoreDownError('send it again'))).toEqual({
      status: 503,
      body: { error: { code: 'storage_unavailable', message: 'send it again' } },
    });
  });

  it('names the bad field', () => {
    expect(toAnswer(new InvalidRequestError([LIMIT]))).toEqual({
      status: 400,
      body: { error: { code: 'invalid_request', message: LIMIT.message, path: 'limit' } },
    });
  });

  it('names every bad field where there are several, the first one as its path', () => {
    expect(toAnswer(new InvalidRequestError([LIMIT, FROM])).body.error).toEqual({
      code: 'invalid_request',
      message: 'limit must be at least 1; from must be a date',
      path: 'limit',
      fields: [LIMIT, FROM],
    });
  });

  it('says how JSON would look', () => {
    expect(toAnswer(new InvalidJsonError()).status).toBe(400);
    expect(toAnswer(new InvalidJsonError()).body.error.message).toContain('{"speed": 72');
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 404, 'not_found', 'Cannot GET /x'],
    [new BadRequestException('no'), 400, 'invalid_request', 'no'],
    [new HttpException('slow down', 429), 429, 'invalid_request', 'slow down'],
    [
      Object.assign(new Error('request entity too large'), { status: 413 }),
      413,
      'too_large',
      'request entity too large',
    ],
    [Object.assign(new Error('unsupported charset'), { status: 415 }), 415, 'invalid_request', 'unsupported charset'],
  ])('keeps the status of %p, which comes from Nest or Express', (error, status, code, message) => {
    expect(toAnswer(error)).toEqual({ status, body: { error: { code, message } } });
  });

  it.each([
    new Error('ER_ACCESS_DENIED for root, password secret'),
    new InternalServerErrorException('secret'),
    Object.assign(new Error('secret'), { status: 500 }),
    Object.assign(new Error('secret'), { status: '400' }),
    { status: 400, message: 'secret' },
    'secret',
    undefined,
    null,
  ])('never tells what an unexpected error says: %p', (error) => {
    expect(toAnswer(error)).toEqual(UNEXPECTED);
  });
});
