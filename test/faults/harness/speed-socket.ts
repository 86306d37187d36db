import { once } from 'node:events';
import { WebSocket } from 'ws';
import { pause } from './gate.ts';
import type { Outcome } from './device.ts';

/** A connection to `/ws/speed`, one at a time: messages of two might overtake each other. Replies come in the order of the messages. */
export class SpeedSocket {
  private readonly url: string;
  private socket: WebSocket | undefined;
  private readonly unanswered: ((outcome: Outcome) => void)[] = [];

  constructor(url: string) {
    this.url = `${url.replace('http', 'ws')}/ws/speed`;
  }

  /** Sends a message over the connection that {@link connect} opened, and resolves to what became of it. */
  ask(message: string): Promise<Outcome> {
    const { socket } = this;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve('lost');
    return new Promise((resolve) => {
      this.unanswered.push(resolve);
      socket.send(message);
    });
  }

  /** Opens the connection if there is none; resolves when it is there, or after a while when the server is not. */
  async connect(): Promise<void> {
    if (this.socket?.readyState === WebSocket.OPEN) return;
    const socket = new WebSocket(this.url, { handshakeTimeout: 10_000 });
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => this.answer('error' in (JSON.parse(data.toString()) as object)));
    socket.on('close', () => {
      for (const resolve of this.unanswered.splice(0)) resolve('lost');
    });
    await Promise.race([once(socket, 'open'), once(socket, 'close')]).catch(() => undefined);
    if (socket.readyState !== WebSocket.OPEN) await pause(50);
  }

  cut(): void {
    this.socket?.terminate();
  }

  private answer(isError: boolean): void {
    this.unanswered.shift()?.(isError ? 'refused' : 'stored');
  }
}
