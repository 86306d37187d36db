/** WebSocket by hand, for what no library would send, or where a library would cost too much. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Bits of a frame's first byte: the last frame of a message, and a frame of text. */
export const FIN = 0x80;
export const TEXT = 0x1;

interface FrameForm {
  /** FIN, reserved bits and opcode. */
  first: number;
  payload?: Buffer | string;
  isMasked?: boolean;
  /** In place of the true length: eight bytes. */
  claimedLength?: bigint;
}

/** A frame as a client sends it. */
export function frame({ first, payload = '', isMasked = true, claimedLength }: FrameForm): Buffer {
  const body = Buffer.from(payload);
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = isMasked ? body.map((byte, i) => byte ^ (mask[i % 4] ?? 0)) : body;
  return Buffer.concat([
    Buffer.from([first]),
    lengthBytes(body.length, isMasked, claimedLength),
    isMasked ? mask : Buffer.alloc(0),
    masked,
  ]);
}

function lengthBytes(length: number, isMasked: boolean, claimed?: bigint): Buffer {
  const bit = isMasked ? 0x80 : 0;
  if (claimed === undefined && length < 126) return Buffer.from([bit | length]);
  const bytes = Buffer.alloc(9);
  bytes[0] = bit | 127;
  bytes.writeBigUInt64BE(claimed ?? BigInt(length), 1);
  return bytes;
}

/** A message of text in one frame. */
export function textFrame(payload: string | Buffer): Buffer {
  return frame({ first: FIN | TEXT, payload });
}

/** Opens a WebSocket by hand, past any library's checks. Resolves once the server has switched protocols. */
export async function openRaw(url: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  await once(socket, 'data');
  return socket;
}
