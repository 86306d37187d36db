import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openHttpStream } from './http-stream.js';

describe('a stream over HTTP', () => {
  let server: Server | undefined;
  let stop: AbortController;

  beforeEach(() => {
    stop = new AbortController();
  });

  afterEach(() => {
    stop.abort();
    server?.close();
    server?.closeAllConnections();
    server = undefined;
  });

  async function serve(answer: RequestListener): Promise<string> {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const open = (url: string, silenceMs = 20_000, opened: () => void = () => undefined) =>
    openHttpStream(url, { silenceMs, signal: stop.signal, opened });

  /** Time for what the far end has done to arrive: it lives in this process, on the same event loop. */
  async function someTurns(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await nextTurn();
  }

  /** Everything that comes until the end, and why it ended. */
  async function readAll(chunks: AsyncGenerator<Buffer, void>): Promise<{ text: string; error: string }> {
    let text = '';
    try {
      for await (const chunk of chunks) text += chunk.toString();
    } catch (error) {
      return { text, error: String(error) };
    }
    return { text, error: '' };
  }

  it('gives what comes, and ends with it', async () => {
    let opened = 0;
    const host = await serve((_request, response) => {
      response.write('one\n');
      setTimeout(() => response.end('two\n'), 20);
    });
    const read = await readAll(open(`http://${host}/`, 20_000, () => void (opened += 1)));
    expect(read).toEqual({ text: 'one\ntwo\n', error: '' });
    expect(opened).toBe(1);
  });

  it('gives all that arrived before the far end died, however late it is read', async () => {
    const lines = Array.from({ length: 1_000 }, (_, n) => `line ${n}\n`).join('');
    let dieAfterMore: () => Promise<unknown> = () => Promise.resolve();
    const host = await serve((_request, response) => {
      response.write(lines.slice(0, 6));
      dieAfterMore = () =>
        new Promise((resolve) => response.on('close', resolve).write(lines.slice(6), () => response.destroy()));
    });
    const chunks = open(`http://${host}/`);
    const first = await chunks.next();
    await dieAfterMore();
    await someTurns();
    const { text, error } = await readAll(chunks);
    expect(String(first.value) + text).toBe(lines);
    expect(error).toContain('aborted');
  });

  it('gives what has arrived when it is told to end', async () => {
    let writeMore: () => Promise<unknown> = () => Promise.resolve();
    const host = await serve((_request, response) => {
      response.write('one\n');
      writeMore = () => new Promise((resolve) => response.write('two\n', resolve));
    });
    const chunks = open(`http://${host}/`);
    const first = await chunks.next();
    await writeMore();
    await someTurns();
    stop.abort();
    const { text } = await readAll(chunks);
    expect(String(first.value) + text).toBe('one\ntwo\n');
  });

  it('says when the answer is not 200, and follows no redirect', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/stream' }).end();
      else response.writeHead(404).end('nothing here');
    });
    expect((await readAll(open(`http://${host}/nowhere`))).error).toContain('answered 404 Not Found');
    const { error } = await readAll(open(`http://${host}/moved`));
    expect(error).toContain('answered 302 Found; redirects are not followed');
  });

  it('says when the answer is compressed, though nobody asked for that', async () => {
    const host = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end());
    expect((await readAll(open(`http://${host}/`))).error).toContain('encoded with gzip');
  });

  it.each([
    ['breaks the protocol along with its first bytes', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n'],
    ['refuses, and breaks the protocol at once', 'HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n'],
    ['speaks no HTTP', 'hello\r\n\r\n'],
  ])('is lost, and nothing else with it, when the far end %s', async (_what, bytes) => {
    const host = await serve(() => undefined);
    server?.on('connection', (socket) => socket.end(bytes));
    expect((await readAll(open(`http://${host}/`))).error).not.toBe('');
  });

  it('sends user and password of the URL as Basic authentication', async () => {
    const host = await serve((request, response) => response.end(request.headers.authorization));
    const { text } = await readAll(open(`http://dr%C3%AFver:s%40cret@${host}/`));
    expect(text).toBe(`Basic ${Buffer.from('drïver:s@cret').toString('base64')}`);
  });

  it('gives up a far end that answers nothing, or falls silent', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/one') response.write('one\n');
    });
    expect((await readAll(open(`http://${host}/none`, 100))).error).toContain('no byte came for 0.1 s');
    const silent = await readAll(open(`http://${host}/one`, 100));
    expect(silent).toEqual({ text: 'one\n', error: 'Error: no byte came for 0.1 s' });
  });

  it('says that nobody listens', async () => {
    const host = await serve(() => undefined);
    server?.close();
    expect((await readAll(open(`http://${host}/`))).error).toContain('ECONNREFUSED');
  });
});
