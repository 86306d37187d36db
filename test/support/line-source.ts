import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** The far end of a pulled stream: it gives what the test tells it to, and dies and comes back on the same port. */
export class LineSource {
  readonly port: number;
  /** The headers of the last request. */
  headers: IncomingHttpHeaders = {};
  private server: Server | undefined;
  private listener: ServerResponse | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<LineSource> {
    const source = new LineSource(await freePort());
    await source.startAgain();
    return source;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    this.server = createServer((request, response) => {
      this.headers = request.headers;
      response.flushHeaders();
      response.on('close', () => {
        if (this.listener === response) this.listener = undefined;
      });
      this.listener = response;
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Resolves when somebody pulls. */
  async pulled(): Promise<void> {
    await eventually(
      () => this.listener !== undefined,
      (pulled) => pulled,
    );
  }

  /** Writes one chunk; resolves when the system has taken it. */
  async write(chunk: string | Uint8Array): Promise<void> {
    await this.pulled();
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.listener?.write(chunk, (error) => {
      if (error) reject(error);
      else resolve(undefined);
    });
    await promise;
  }

  /** Ends the answer as a far end does that restarts; its port goes on. */
  cut(): void {
    this.listener?.destroy();
    this.listener = undefined;
  }

  /** Ends all of it: whoever comes now is refused. */
  async die(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
