import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';

const REPLY_MS = 60_000;

/** A client of a WebSocket channel, as an older app would write one: text in, text out, in order. */
export class SpeedClient {
  private readonly socket: WebSocket;
  private readonly received: string[] = [];
  private wake: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.received.push(data.toString());
      this.wake();
    });
    socket.on('close', () => {
      this.wake();
    });
    socket.on('error', () => undefined);
  }

  /**
   * @param url `http://…` of the server
   * @param path with its query, such as `/ws/speed?connection_id=car-7`
   */
  static async open(url: string, path = '/ws/speed', options: ClientOptions = {}): Promise<SpeedClient> {
    const client = new SpeedClient(new WebSocket(url.replace('http', 'ws') + path, options));
    await once(client.socket, 'open');
    return client;
  }

  /** Messages that came and were not yet taken by {@link next}. */
  get waiting(): number {
    return this.received.length;
  }

  send(message: string | Buffer): void {
    this.socket.send(message);
  }

  /** The next message, as text; fails if the connection closes first, or if none comes. */
  async next(): Promise<string> {
    const late = AbortSignal.timeout(REPLY_MS);
    const wakeLate = () => {
      this.wake();
    };
    late.addEventListener('abort', wakeLate);
    while (this.received.length === 0) {
      if (this.socket.readyState !== WebSocket.OPEN) throw new Error('the connection was closed before a reply came');
      late.throwIfAborted();
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    late.removeEventListener('abort', wakeLate);
    return this.received.shift() ?? '';
  }

  /** Sends one message and takes the next reply. */
  async ask(message: string | Buffer): Promise<string> {
    this.send(message);
    return this.next();
  }

  async askJson(message: unknown): Promise<Record<string, unknown>> {
    return JSON.parse(await this.ask(JSON.stringify(message))) as Record<string, unknown>;
  }

  /** Takes nothing more from the network until {@link resume}, as a client that is busy writing. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  /** The code and the reason with which the server closes. */
  async closed(): Promise<{ code: number; reason: string }> {
    const [code, reason] = (await once(this.socket, 'close')) as [number, Buffer];
    return { code, reason: reason.toString() };
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }

  /** Cuts the socket without a word, as a lost network does once the other side notices. */
  terminate(): void {
    this.socket.terminate();
  }
}
