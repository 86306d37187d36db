import type { ErrorBody, ErrorCode, FieldError } from '@tachograph/contracts';

/** An error that a client is told of: it carries the code, the HTTP status and the text of the answer. */
export abstract class TachographError extends Error {
  abstract readonly code: ErrorCode;
  abstract readonly status: number;
  /** Every bad field, where fields are to blame. */
  readonly fields: readonly FieldError[] = [];

  /** The answer's body, the same on HTTP and on sockets. */
  toBody(): ErrorBody {
    const [first] = this.fields;
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(first && { path: first.path }),
        ...(this.fields.length > 1 && { fields: [...this.fields] }),
      },
    };
  }
}

/** An error that is due to fields of the request. */
export abstract class FieldsError extends TachographError {
  override readonly status = 400;
  override readonly fields: readonly FieldError[];

  constructor(fields: readonly FieldError[]) {
    super(fields.map((field) => field.message).join('; '));
    this.fields = fields;
  }
}

/** A request whose parameters or body break the rules. */
export class InvalidRequestError extends FieldsError {
  override readonly code = 'invalid_request';
}

/** A message or a body that is no JSON text. */
export class InvalidJsonError extends TachographError {
  override readonly code = 'invalid_json';
  override readonly status = 400;

  /** @param example a message that would be right */
  constructor(example = '{"speed": 72, "timestamp": "2026-11-21T14:03:11Z"}') {
    super(`this is not valid JSON; send an object such as ${example}`);
  }
}

/** A body that was not read, since it does not say that it is JSON. */
export class NotCalledJsonError extends TachographError {
  override readonly code = 'invalid_json';
  override readonly status = 400;

  /** @param type what it is said to be, if anything */
  constructor(type = 'none') {
    super(`the body was not read, since its Content-Type is ${type}; send JSON with Content-Type: application/json`);
  }
}
