import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { refuse, HttpRefusedError } from './http-refusal.js';

/** The answer that a client reads before the connection is closed. */
async function answerTo(error: unknown) {
  const stream = new PassThrough();
  refuse(stream, error);
  const [head = '', body = ''] = (await text(stream)).split('\r\n\r\n');
  const [status, ...headers] = head.split('\r\n');
  return { status, headers, body };
}

describe('an upgrade that is refused', () => {
  it('is answered as HTTP, with an error of the usual shape', async () => {
    const { status, headers, body } = await answerTo(new HttpRefusedError(404, 'not_found', 'no WebSocket at /käse'));
    expect(status).toBe('HTTP/1.1 404 Not Found');
    expect(headers).toEqual([
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ]);
    expect(JSON.parse(body)).toEqual({ error: { code: 'not_found', message: 'no WebSocket at /käse' } });
  });

  it('may be tried again in a few seconds where the id was taken', async () => {
    const { status, headers, body } = await answerTo(new HttpRefusedError(409, 'connection_id_taken', 'car-7 is open'));
    expect(status).toBe('HTTP/1.1 409 Conflict');
    expect(headers).toContain('Retry-After: 3');
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'connection_id_taken' } });
  });

  it('keeps to itself what an unexpected error says', async () => {
    const { status, body } = await answerTo(new Error('secret'));
    expect(status).toBe('HTTP/1.1 500 Internal Server Error');
    expect(body).not.toContain('secret');
  });
});
