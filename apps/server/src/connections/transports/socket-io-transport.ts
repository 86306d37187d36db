import type { CloseReason } from '@tachograph/contracts';
import type { Socket } from 'socket.io';
import { Encoder } from 'socket.io-parser';
import type { WebSocket } from 'ws';
import type { SharedFrame } from '../shared-frame.js';
import type { Transport } from '../transport.js';
import { EVENT_TEXT, EventTextDecoder } from './event-text-decoder.js';

/** Milliseconds that the other side has to answer a close, before the socket is cut. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * One Socket.IO client, over HTTP polling or a WebSocket. Texts are packets as Socket.IO's protocol writes them, events and
 * acknowledgements, so that one for many clients is encoded once. Handshake, namespace and heartbeat are Socket.IO's own.
 */
export class SocketIoTransport implements Transport {
  /** What a Socket.IO server must read with, so that its sockets can be wrapped here. */
  static readonly parser = { Encoder, Decoder: EventTextDecoder };

  readonly hasHeartbeat = true;
  private waiting = 0;
  private taken = 0;
  private paused = false;
  private readonly held: (() => void)[] = [];
  private readonly drained: (() => void)[] = [];

  constructor(private readonly socket: Socket) {
    // Socket.IO keeps what it reads with to itself.
    (socket.client as unknown as { readonly decoder: EventTextDecoder }).decoder.noteJoined();
    socket.conn.on('upgrade', () => {
      if (this.paused) this.webSocket?.pause();
    });
    socket.once('disconnect', () => {
      this.resume();
      // A client that only leaves the namespace has nothing else here to talk to.
      socket.conn.close();
    });
  }

  get bufferedBytes(): number {
    return this.waiting;
  }

  get takenBytes(): number {
    return this.taken;
  }

  get isOpen(): boolean {
    return this.socket.connected && this.socket.conn.readyState === 'open';
  }

  send(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.waiting += bytes;
    this.socket.conn.write(text, undefined, () => {
      this.waiting -= bytes;
      this.taken += bytes;
      for (const tell of this.drained) tell();
    });
  }

  sendFrame(frame: SharedFrame): void {
    this.send(frame.text);
  }

  pause(): void {
    this.paused = true;
    this.webSocket?.pause();
  }

  resume(): void {
    this.paused = false;
    this.webSocket?.resume();
    for (const go of this.held.splice(0)) go();
  }

  /** Lets a polling client's request with messages in only while it is being read: it sends no other until it is answered. */
  whenReading(go: () => void): void {
    if (this.paused) this.held.push(go);
    else go();
  }

  /** Engine.IO asks for signs of life itself, but leaves much time; beneath it a WebSocket answers at once. */
  ping(): boolean {
    const { webSocket } = this;
    if (webSocket === undefined) return false;
    webSocket.once('pong', () => this.socket.conn.emit('heartbeat'));
    webSocket.ping();
    return true;
  }

  /** Without the packet by which Socket.IO disconnects a client: it would not come back. */
  close(_reason: CloseReason): void {
    const { webSocket } = this;
    // Between two polls there is nobody to wait for.
    this.socket.conn.close(webSocket === undefined);
    if (webSocket === undefined) return;
    // Engine.IO waits until everything has been taken before it closes at all.
    const cut = setTimeout(() => {
      this.socket.conn.close(true);
      webSocket.terminate();
    }, CLOSE_TIMEOUT_MS);
    webSocket.once('close', () => {
      clearTimeout(cut);
    });
  }

  terminate(): void {
    const { webSocket } = this;
    this.socket.conn.close(true);
    webSocket?.terminate();
  }

  onMessage(receive: (text: string | undefined, bytes: number) => void): void {
    this.socket.onAny((name: unknown, text: unknown) => {
      // Binary events keep the name that the client gave them, and are no text.
      if (name === EVENT_TEXT && typeof text === 'string') receive(text, Buffer.byteLength(text));
      else receive(undefined, 0);
    });
  }

  onPong(receive: () => void): void {
    this.socket.conn.on('heartbeat', receive);
  }

  onDrain(receive: () => void): void {
    this.drained.push(receive);
  }

  onClose(receive: () => void): void {
    this.socket.once('disconnect', receive);
  }

  /** What is beneath, unless the client polls; Engine.IO keeps it to itself. */
  private get webSocket(): WebSocket | undefined {
    return (this.socket.conn.transport as { readonly socket?: WebSocket }).socket;
  }
}
