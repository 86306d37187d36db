import type { Socket } from 'node:net';
import type { CloseReason } from '@tachograph/contracts';
import { WebSocket } from 'ws';
import type { SharedFrame } from '../shared-frame.js';
import type { Transport } from '../transport.js';

/** A broken frame or a reset is followed by `close`, which is all that anyone needs to know of it. */
const ignore = () => undefined;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A plain WebSocket. Hot path: `send` and the message listener run once a reading. */
export class WsTransport implements Transport {
  readonly hasHeartbeat = false;
  private corked = false;

  /**
   * @param socket of a server that cuts it when a close is not answered in time
   * @param stream the network socket beneath, as the upgrade handed it over
   */
  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Socket,
  ) {
    socket.on('error', ignore);
  }

  get bufferedBytes(): number {
    return this.socket.bufferedAmount;
  }

  get takenBytes(): number {
    return this.stream.bytesWritten - this.stream.writableLength;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  send(text: string): void {
    this.corkForThisTick();
    this.socket.send(text);
  }

  sendFrame(frame: SharedFrame): void {
    // Past `ws`, which would encode and frame it anew for each; without compression nothing of it waits in there.
    this.stream.write(frame.webSocketBytes);
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  ping(): boolean {
    this.socket.ping();
    return true;
  }

  close({ code, reason }: CloseReason): void {
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  onMessage(receive: (text: string | undefined, bytes: number) => void): void {
    this.socket.on('message', (data, isBinary) => {
      // With the default `binaryType` a message is one Buffer; `ws` has checked the encoding of a text frame.
      const bytes = data as Buffer;
      receive(isBinary ? decode(bytes) : bytes.toString(), bytes.length);
    });
  }

  onPong(receive: () => void): void {
    this.socket.on('pong', receive);
    this.socket.on('ping', receive);
  }

  onDrain(receive: () => void): void {
    this.stream.on('drain', receive);
  }

  onClose(receive: () => void): void {
    // It comes once, and `once` would take memory of its own in each of thousands of idle connections.
    this.socket.on('close', receive);
  }

  /** All frames of one tick, such as the acknowledgements of a commit, leave in one system call. */
  private corkForThisTick(): void {
    if (this.corked) return;
    this.corked = true;
    this.stream.cork();
    process.nextTick(() => {
      this.corked = false;
      this.stream.uncork();
    });
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
