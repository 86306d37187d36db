import { once } from 'node:events';
import { type ClientRequest, get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';

const HEADERS = { Accept: 'application/x-ndjson, text/event-stream, */*;q=0.5', 'Accept-Encoding': 'identity' };

export interface HttpStreamOptions {
  /** Milliseconds without a byte, or without an answer, after which the stream counts as lost. */
  readonly silenceMs: number;
  /** Ends the stream: what has come by then is still given. */
  readonly signal: AbortSignal;
  /** Called when the far end has answered with 200. */
  readonly opened: () => void;
}

/**
 * The body of an endless answer, chunk by chunk; nothing is read while the caller is busy with the last one. Ends when
 * the body does. User and password of the URL are sent as Basic authentication. Redirects are not followed.
 *
 * @throws Error that says in one line why the stream can't be had or was lost; it names neither user nor password
 */
export async function* openHttpStream(url: string, options: HttpStreamOptions): AsyncGenerator<Buffer, void> {
  const response = await answerTo(url, options);
  const end = () => response.destroy();
  options.signal.addEventListener('abort', end);
  try {
    options.signal.throwIfAborted();
    refuseUnlessOk(response);
    options.opened();
    yield* chunksOf(response, options.silenceMs);
  } finally {
    options.signal.removeEventListener('abort', end);
    response.destroy();
  }
}

async function answerTo(url: string, { silenceMs, signal }: HttpStreamOptions): Promise<IncomingMessage> {
  signal.throwIfAborted();
  const get = url.startsWith('https:') ? getSecure : getPlain;
  const request: ClientRequest = get(url, { headers: HEADERS, agent: false });
  const end = () => request.destroy(new Error('the server is stopping'));
  const silence = setTimeout(() => request.destroy(silent(silenceMs)), silenceMs);
  signal.addEventListener('abort', end);
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    // From here on the response tells what becomes of the connection; a request without a listener would end the process.
    request.on('error', () => undefined);
    return response;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
  }
}

function refuseUnlessOk({ statusCode = 0, statusMessage = '', headers }: IncomingMessage): void {
  if (statusCode === 200) return;
  const answer = `answered ${statusCode} ${statusMessage}`.trim();
  const redirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
  throw new Error(redirect ? `${answer}; redirects are not followed, name the final address` : answer);
}

/**
 * Not `for await` over the response: that drops what has been received already when the far end dies, and these are
 * readings.
 */
async function* chunksOf(response: IncomingMessage, silenceMs: number): AsyncGenerator<Buffer, void> {
  let wake: () => void = () => undefined;
  let lost: Error | undefined;
  const events = ['readable', 'end', 'close'];
  for (const event of events) response.on(event, () => wake());
  response.on('error', (error) => (lost = error));
  for (;;) {
    const news = new Promise<void>((resolve) => (wake = resolve));
    for (let chunk = response.read() as Buffer | null; chunk !== null; chunk = response.read() as Buffer | null) {
      yield chunk;
    }
    if (response.readableEnded) return;
    if (response.destroyed) throw lost ?? new Error('the connection was closed');
    const silence = setTimeout(() => response.destroy(silent(silenceMs)), silenceMs);
    await news;
    clearTimeout(silence);
  }
}

function silent(ms: number): Error {
  return new Error(`no byte came for ${ms / 1000} s`);
}
