import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TEXT = 0x1;
const CLOSE = 0x8;

/** A frame as it should not be: whatever is not said is as RFC 6455 wants it of a client. */
export interface FrameParts {
  opcode?: number;
  /** False for a fragment that others follow. */
  final?: boolean;
  /** The three reserved bits as a number from 0 to 7. */
  reserved?: number;
  masked?: boolean;
  payload?: string | Buffer;
  /** The length that the head claims; that of the payload unless said. */
  claims?: bigint;
}

/** A client's frame, masked with zeros so that its payload can be read in a dump. */
export function frame(parts: FrameParts = {}): Buffer {
  const { opcode = TEXT, final = true, reserved = 0, masked = true, payload = '' } = parts;
  const body = Buffer.from(payload);
  const claims = parts.claims ?? BigInt(body.length);
  const length = claims < 126n ? Buffer.alloc(0) : Buffer.alloc(claims < 65_536n ? 2 : 8);
  if (length.length === 2) length.writeUInt16BE(Number(claims));
  if (length.length === 8) length.writeBigUInt64BE(claims);
  const short = claims < 126n ? Number(claims) : length.length === 2 ? 126 : 127;
  const head = [(final ? 0x80 : 0) | (reserved << 4) | opcode, (masked ? 0x80 : 0) | short];
  return Buffer.concat([Buffer.from(head), length, Buffer.alloc(masked ? 4 : 0), body]);
}

/** A socket on which a test writes bytes as it likes, and that takes apart what the server writes. */
export class RawWebSocket {
  readonly socket: Socket;
  /** Texts that the server sent. */
  readonly texts: string[] = [];
  /** The code of the server's close, once it came. */
  closeCode: number | undefined;
  /** Whether the socket is gone. */
  gone = false;
  private unread = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.gone = true;
    });
  }

  /**
   * @param url `http://…` of the server
   * @param headers in place of those of a right handshake
   * @returns with the answer to its request
   */
  static async open(url: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
    const { hostname, port, host } = new URL(url);
    const raw = new RawWebSocket(connect(Number(port), hostname));
    const handshake = {
      Host: host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
      ...headers,
    };
    const lines = Object.entries(handshake).map(([name, value]) => `${name}: ${value}\r\n`);
    raw.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    const [first] = (await once(raw.socket, 'data')) as [Buffer];
    const end = first.indexOf('\r\n\r\n') + 4;
    raw.take(first.subarray(end));
    raw.socket.on('data', (chunk: Buffer) => {
      raw.take(chunk);
    });
    return { raw, status: Number(/^HTTP\/1\.1 (\d+)/.exec(first.toString())?.[1]), answer: first.toString() };
  }

  write(...frames: (Buffer | string)[]): void {
    this.socket.write(Buffer.concat(frames.map((part) => Buffer.from(part))));
  }

  private take(chunk: Buffer): void {
    this.unread = Buffer.concat([this.unread, chunk]);
    for (;;) {
      const [start = 0, short = 0] = this.unread;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.unread.length < Math.max(head, 2)) return;
      const length = short < 126 ? short : short === 126 ? this.unread.readUInt16BE(2) : this.unread.readUInt32BE(6);
      if (this.unread.length < head + length) return;
      const payload = this.unread.subarray(head, head + length);
      this.unread = this.unread.subarray(head + length);
      if ((start & 0xf) === TEXT) this.texts.push(payload.toString());
      if ((start & 0xf) === CLOSE) this.closeCode = length < 2 ? 1005 : payload.readUInt16BE();
    }
  }
}
