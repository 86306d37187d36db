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
  // What breaks in the same turn as the answer comes would find nobody listening, and end the process.
  request.on('error', ignore);
  request.once('response', (response: IncomingMessage) => response.on('error', ignore));
  const end = () => request.destroy(new Error('the server is stopping'));
  const silence = setTimeout(() => request.destroy(silent(silenceMs)), silenceMs);
  signal.addEventListener('abort', end);
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
  }
}

function refuseUnlessOk({ statusCode = 0, statusMessage = '', headers }: IncomingMessage): void {
  const { 'content-encoding': encoding = 'identity' } = headers;
  if (statusCode === 200 && encoding === 'identity') return;
  if (statusCode === 200) throw new Error(`the answer is encoded with ${encoding}, though it was asked for as it is`);
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
  const events = ['readable', 'end', 'close'];
  for (const event of events) response.on(event, () => wake());
  for (;;) {
    const news = new Promise<void>((resolve) => (wake = resolve));
    for (let chunk = response.read() as Buffer | null; chunk !== null; chunk = response.read() as Buffer | null) {
      yield chunk;
    }
    if (response.readableEnded) return;
    if (response.destroyed) throw response.errored ?? new Error('the connection was closed');
    const silence = setTimeout(() => response.destroy(silent(silenceMs)), silenceMs);
    await news;
    clearTimeout(silence);
  }
}

/** The response itself tells what became of the connection. */
function ignore(): void {
  return;
}

function silent(ms: number): Error {
  return new Error(`no byte came for ${ms / 1000} s`);
}
