import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between clients and a server that delays, swallows and cuts what it carries, also in the middle of a frame. */
export class CuttingProxy {
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  private delayMs = 0;

  private constructor(target: { host: string; port: number }) {
    this.server = createServer({ noDelay: true }, (client) => {
      const connection = new Connection(client, connect({ ...target, noDelay: true }), () => this.delayMs);
      this.connections.add(connection);
      client.on('close', () => this.connections.delete(connection));
    });
  }

  /** @param url `http://…` of the server behind it */
  static async start(url: string): Promise<CuttingProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new CuttingProxy({ host: hostname, port: Number(port) });
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** Without a scheme: `127.0.0.1:port`. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything comes so much later, from now on. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Cuts all connections once so many more bytes have reached the client: mostly in the middle of a frame. */
  cut(afterBytes = 0): void {
    for (const connection of this.connections) connection.cut(afterBytes);
  }

  /** Carries nothing more on these connections, and tells nobody: as after a sleep, or when a router forgot them. */
  swallow(): void {
    for (const connection of this.connections) connection.swallow();
  }

  async stop(): Promise<void> {
    this.cut();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }
}

/** One client's connection through the proxy. */
class Connection {
  private readonly client: Socket;
  private readonly upstream: Socket;
  private readonly delayOf: () => number;
  private left = Infinity;
  private swallows = false;
  private readonly up: (() => void)[] = [];
  private readonly down: (() => void)[] = [];

  constructor(client: Socket, upstream: Socket, delayOf: () => number) {
    this.client = client;
    this.upstream = upstream;
    this.delayOf = delayOf;
    for (const socket of [client, upstream]) {
      socket.on('error', () => undefined);
      socket.on('close', () => this.end());
    }
    client.on('data', (chunk) => this.later(this.up, () => upstream.write(chunk)));
    upstream.on('data', (chunk: Buffer) => this.later(this.down, () => this.toClient(chunk)));
  }

  cut(afterBytes: number): void {
    this.left = afterBytes;
    if (afterBytes === 0) this.end();
  }

  swallow(): void {
    this.swallows = true;
  }

  private toClient(chunk: Buffer): void {
    this.client.write(chunk.subarray(0, this.left));
    this.left -= chunk.length;
    if (this.left <= 0) this.end();
  }

  /** In the order in which it came, however the delay changes and however late a timer is. */
  private later(direction: (() => void)[], carry: () => void): void {
    direction.push(carry);
    setTimeout(() => {
      const next = direction.shift();
      if (!this.swallows && !this.client.destroyed) next?.();
    }, this.delayOf());
  }

  private end(): void {
    // What was written to the client before a cut still reaches it.
    this.client.end();
    this.client.destroySoon();
    this.upstream.destroy();
  }
}
