/** Stands in for the browser's WebSocket: a test opens it, speaks as the server, and sees what was sent. */
export class FakeSocket {
  static opened: FakeSocket[] = [];

  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];
  isClosed = false;

  constructor(readonly url: string) {
    FakeSocket.opened.push(this);
  }

  /** The newest socket, which is the one under test. */
  static get last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) throw new Error('nobody opened a socket');
    return socket;
  }

  /** Puts it in the place of the browser's, and forgets the sockets of earlier tests. */
  static install(): void {
    FakeSocket.opened = [];
    Object.assign(globalThis, { WebSocket: FakeSocket });
  }

  accept(): void {
    this.onopen?.();
  }

  say(message: unknown): void {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  /** The network or the server ends it. */
  end(code = 1006): void {
    this.onclose?.({ code });
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
  }
}
