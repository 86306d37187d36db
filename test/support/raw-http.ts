import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request that is written piece by piece over a bare socket, as no well-behaved client would. */
export class RawRequest {
  private readonly socket: Socket;
  private received = '';

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8').on('data', (text: string) => (this.received += text));
    // A server that hangs up is told by the answer that is missing.
    socket.on('error', () => undefined);
  }

  /** @param head the request's first line and headers; Host and Connection: close are added */
  static async open(url: string, head: readonly string[]): Promise<RawRequest> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    const request = new RawRequest(socket);
    await once(socket, 'connect');
    request.write([...head, `Host: ${host}`, 'Connection: close', '', ''].join('\r\n'));
    return request;
  }

  write(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Writes a piece of a body with `Transfer-Encoding: chunked`; none ends the body. */
  writeChunk(bytes: string | Buffer = ''): void {
    this.write(`${Buffer.byteLength(bytes).toString(16)}\r\n`);
    this.write(bytes);
    this.write('\r\n');
  }

  /** What has come so far. */
  get answer(): string {
    return this.received;
  }

  /** The whole answer, when the server has closed. */
  async closed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.received;
  }

  /** Goes away without another word. */
  cut(): void {
    this.socket.destroy();
  }
}
