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
    'internal_error',
];
//# sourceMappingURL=error-body.js.map