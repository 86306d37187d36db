/** Every code that an error answer may carry, on HTTP and on sockets alike. */
export const ERROR_CODES = [
  'invalid_json',
  'invalid_reading',
  'invalid_request',
  'unknown_message',
  'not_a_sensor',
  'too_large',
  'too_many_messages',
  'too_many_connections',
  'storage_unavailable',
  'connection_not_found',
  'connection_id_taken',
  'origin_not_allowed',
  'not_found',
  'version_conflict',
  'internal_error',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One field that was refused: where it stands in the message, and what is accepted there. */
export interface FieldError {
  path: string;
  message: string;
}

/** The one shape of an error answer. `path` is the first bad field, `fields` all of them where there are several. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; path?: string; fields?: FieldError[] };
}
