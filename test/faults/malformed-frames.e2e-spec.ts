/** Whatever bytes a client sends: it is answered or closed with the code that says why, and nobody else notices. */
import { readdirSync } from 'node:fs';
import type { ConnectionList } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { frame, RawWebSocket } from '../support/raw-web-socket.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

const SOCKET_IO = '/socket.io/?EIO=4&transport=websocket';
const PATHS = ['/ws/speed', '/ws/live', '/ws/dashboard', SOCKET_IO] as const;

/** What shows that a client is being served. */
const GREETINGS: Readonly<Record<(typeof PATHS)[number], { question: string; answer: string }>> = {
  '/ws/speed': { question: '{"type":"whoami"}', answer: 'connection_id' },
  '/ws/live': { question: '{"type":"no such type"}', answer: 'error' },
  '/ws/dashboard': { question: '{"type":"ping"}', answer: 'pong' },
  [SOCKET_IO]: { question: '42["health_check"]', answer: 'health_status' },
};

const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** More than is read of one message, whatever its channel. */
const TOO_LONG = 2n ** 21n;

function closeFrame(code: number, reason: string | Buffer = ''): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return frame({ opcode: CLOSE, payload: Buffer.concat([head, Buffer.from(reason)]) });
}

/** Bytes that break the protocol, and the code of the close that answers them (RFC 6455, section 7.4.1). */
const BROKEN: readonly (readonly [string, number, readonly Buffer[]])[] = [
  ['an opcode that does not exist', 1002, [frame({ opcode: 0x3 })]],
  ['a control opcode that does not exist', 1002, [frame({ opcode: 0xb })]],
  ['the bit of a compression that was not agreed on', 1002, [frame({ reserved: 4, payload: '{}' })]],
  ['reserved bits', 1002, [frame({ reserved: 3, payload: '{}' })]],
  ['no mask', 1002, [frame({ masked: false, payload: '{"speed":1}' })]],
  ['a length of 2^63', 1009, [frame({ claims: 2n ** 63n })]],
  ['a length beyond all measure', 1009, [frame({ claims: TOO_LONG })]],
  ['a ping of more than 125 bytes', 1002, [frame({ opcode: PING, payload: 'x'.repeat(126) })]],
  ['a ping in fragments', 1002, [frame({ opcode: PING, final: false, payload: 'x' })]],
  ['the continuation of nothing', 1002, [frame({ opcode: 0, payload: '{}' })]],
  ['a message within another', 1002, [frame({ final: false, payload: '{' }), frame({ payload: '{}' })]],
  ['a text that is no UTF-8', 1007, [frame({ payload: Buffer.from([0x7b, 0xff, 0xfe]) })]],
  [
    'a text that is no UTF-8, in fragments',
    1007,
    [frame({ final: false, payload: Buffer.from([0xe2, 0x82]) }), frame({ opcode: 0, payload: Buffer.from([0x28]) })],
  ],
  ['a close with a code that nobody may send', 1002, [closeFrame(1005)]],
  ['a close with a code that does not exist', 1002, [closeFrame(999)]],
  ['a close with half a code', 1002, [frame({ opcode: CLOSE, payload: 'x' })]],
  ['a close with a reason that is no UTF-8', 1007, [closeFrame(1000, Buffer.from([0xff]))]],
  ['a hundred thousand empty fragments', 1008, [emptyFragments(100_000)]],
  ['another HTTP request', 1002, [Buffer.from('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')]],
];

function emptyFragments(count: number): Buffer {
  const more = frame({ opcode: 0, final: false });
  return Buffer.concat([frame({ final: false }), ...Array.from({ length: count }, () => more)]);
}

/** Texts that keep to the protocol of frames and to nothing else. */
const STRANGE: readonly (readonly [string, string])[] = [
  ['a thousand levels of arrays', '['.repeat(1_000) + ']'.repeat(1_000)],
  ['more levels than anyone reads', '['.repeat(60_000)],
  ['objects in objects', '{"speed":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
  ['a number beyond all numbers', '{"speed":1e400}'],
  ['a number of a thousand digits', `{"speed":${'9'.repeat(1_000)}}`],
  ['half of a pair', '{"speed":1,"device_id":"\\ud800"}'],
  ['NUL', '{"speed":1,"device_id":"a\u0000b"}'],
  ['NUL alone', '\u0000'],
  ['the same key twice', '{"speed":"x","speed":-5}'],
  ['a prototype', '{"__proto__":{"speed":1},"constructor":{"prototype":{}}}'],
  ['a mark of byte order', '\ufeff{"speed":-1}'],
  ['nothing', ''],
];

/** Longer than the roller's first round is awaited. */
const QUIET_MS = 3_000;

describe('malformed frames', () => {
  let server: ServerProcess;
  let bystander: SpeedClient;
  let openFiles: number;
  const opened: RawWebSocket[] = [];

  beforeAll(async () => {
    server = await ServerProcess.start({ DEMO_SOURCE: 'off', PING_INTERVAL_MS: '1000' });
    bystander = await SpeedClient.open(server.url);
    openFiles = await countOwnFiles();
  });

  afterAll(async () => {
    await bystander.close();
    await server.stop();
  });

  afterEach(async () => {
    for (const { socket } of opened.splice(0)) socket.destroy();
    expect(await bystander.askJson({ speed: 1 })).toEqual({ speed: 1 });
    await eventually(
      async () => (await getJson<ConnectionList>(`${server.url}/connections`)).body.count,
      (count) => count === 1,
    );
    // Those of the sockets, and one or two of an HTTP client that keeps its own for the next request.
    await eventually(countFiles, (count) => count <= openFiles + 4);
  });

  /** Once the threads that read the history have begun, which open files of their own. */
  async function countOwnFiles(): Promise<number> {
    await getJson(`${server.url}/api/storage`);
    let [count, since] = [countFiles(), performance.now()];
    while (performance.now() - since < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = countFiles();
      if (now !== count) [count, since] = [now, performance.now()];
    }
    return count;
  }

  function countFiles(): number {
    return readdirSync(`/proc/${server.pid}/fd`).length;
  }

  /** A client that has been greeted, so that what comes from now on answers what it sends. */
  async function join(path: (typeof PATHS)[number]): Promise<RawWebSocket> {
    const { raw, status } = await RawWebSocket.open(server.url, path);
    opened.push(raw);
    expect(status).toBe(101);
    if (path === SOCKET_IO) raw.write(frame({ payload: '40' }));
    const { question, answer } = GREETINGS[path];
    raw.write(frame({ payload: question }));
    await eventually(
      () => raw.texts,
      (texts) => texts.some((text) => text.includes(answer)),
    );
    raw.texts.splice(0);
    return raw;
  }

  describe.each(PATHS)('at %s', (path) => {
    it.each(BROKEN)('%s: closed with %i', async (_, code, bytes) => {
      const raw = await join(path);
      raw.write(...bytes);
      await eventually(
        () => raw.closeCode,
        (closeCode) => closeCode !== undefined,
      );
      expect(raw.closeCode).toBe(code);
      raw.socket.end();
      await eventually(
        () => raw.gone,
        (gone) => gone,
      );
    });

    it.each(STRANGE)('%s: answered or closed', async (_, text) => {
      const raw = await join(path);
      raw.write(frame({ payload: path === SOCKET_IO ? `42["esp32_sensor_data",${text}]` : text }));
      await eventually(
        () => ({ texts: raw.texts, closeCode: raw.closeCode, gone: raw.gone }),
        ({ texts, closeCode, gone }) => texts.length > 0 || closeCode !== undefined || gone,
      );
    });

    it('a message in fragments with pings in between: answered', async () => {
      const raw = await join(path);
      const text = path === SOCKET_IO ? '42["health_check"]' : '{"type":"nothing"}';
      for (let n = 0; n < text.length; n += 1) {
        const last = n === text.length - 1;
        raw.write(
          frame({ opcode: n === 0 ? 1 : 0, final: last, payload: text.charAt(n) }),
          frame({ opcode: PING }),
          frame({ opcode: PONG, payload: 'unasked' }),
        );
      }
      await eventually(
        () => raw.texts,
        (texts) => texts.length > 0,
      );
    });

    it('binary: answered or closed', async () => {
      const raw = await join(path);
      raw.write(frame({ opcode: BINARY, payload: Buffer.from([0, 1, 2, 0xff]) }));
      await eventually(
        () => raw.texts.length > 0 || raw.closeCode !== undefined || raw.gone,
        (told) => told,
      );
    });

    it('half a frame, then cut: forgotten', async () => {
      const raw = await join(path);
      raw.write(frame({ payload: 'x', claims: 60_000n }));
      raw.socket.resetAndDestroy();
    });

    it('half a frame, then silence: cut', async () => {
      const raw = await join(path);
      raw.write(frame({ payload: 'x', claims: 60_000n }));
      await eventually(
        () => raw.gone,
        (gone) => gone,
      );
    });

    it.each([
      ['a version that does not exist', { 'Sec-WebSocket-Version': '99' }, 'GET', 400],
      ['a key that is none', { 'Sec-WebSocket-Key': 'short' }, 'GET', 400],
      ['no key', { 'Sec-WebSocket-Key': '' }, 'GET', 400],
      ['another method', {}, 'POST', 405],
      ['a header beyond all measure', { 'X-Long': 'x'.repeat(100_000) }, 'GET', 431],
    ])('a handshake with %s: answered with HTTP', async (_, headers, method, status) => {
      const refused = await RawWebSocket.open(server.url, path, headers, method);
      opened.push(refused.raw);
      // Engine.IO looks at the method before the handshake, and at nothing else.
      expect([status, 400]).toContain(refused.status);
      await eventually(
        () => refused.raw.gone,
        (gone) => gone,
      );
    });
  });
});
