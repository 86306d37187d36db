import type { LiveEvent, LiveMode, LivePosition, LiveRange, LiveSubscribe } from '@tachograph/contracts';
import { WebSocket } from 'ws';

/** A viewer on the bare protocol, so that no library of ours stands between the server and what is checked. Comes back by itself. */
export abstract class LiveViewer {
  /** The last place that it was told. */
  position: LivePosition | undefined;
  private readonly url: string;
  private readonly channels: string[];
  private readonly mode: LiveMode;
  private socket: WebSocket | undefined;
  private stream: number | undefined;
  private retry: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(url: string, channels: string[], mode: LiveMode) {
    this.url = `${url.replace('http', 'ws')}/ws/live`;
    this.channels = channels;
    this.mode = mode;
  }

  /** Whether it is connected and its subscription stands. */
  get isWatching(): boolean {
    return this.stream !== undefined;
  }

  connect(): void {
    if (this.ended) return;
    const socket = new WebSocket(this.url, { handshakeTimeout: 20_000, perMessageDeflate: false });
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      if (this.socket === socket) this.receive(JSON.parse(data.toString()) as LiveEvent);
    });
    socket.on('close', () => {
      if (this.socket !== socket) return;
      this.stream = undefined;
      this.retry = setTimeout(() => this.connect(), 50 + 100 * Math.random());
    });
  }

  /** Loses its connection at this moment, and comes back. */
  cut(): void {
    this.socket?.terminate();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.retry);
    this.stream = undefined;
    this.socket?.terminate();
  }

  /** Where it wants to go on from. */
  protected abstract after(): LivePosition | undefined;

  protected abstract take(event: LiveEvent & { type: 'readings' }): void;

  /** It is told that not everything up to the position comes. */
  protected abstract skip(to: LivePosition, reload: LiveRange): void;

  protected reached(position: LivePosition): void {
    this.position = position;
  }

  private receive(event: LiveEvent): void {
    switch (event.type) {
      case 'hello':
        this.subscribe();
        break;
      case 'subscribed':
        this.stream = event.stream;
        if (event.recovered === false && event.reload) this.skip(event.position, event.reload);
        else if (event.recovered === null) this.reached(event.position);
        break;
      case 'readings':
        if (event.stream === this.stream) this.take(event);
        break;
      case 'gap':
        if (event.stream === this.stream) this.skip(event.position, event.reload);
        break;
      case 'stats':
        if (event.position && this.stream !== undefined) this.reached(event.position);
        break;
      case 'error':
        // Refused for now, as while the database is away: it asks again on a new connection.
        this.socket?.terminate();
        break;
      default:
    }
  }

  private subscribe(): void {
    const { channels, mode } = this;
    const after = this.after();
    const request: LiveSubscribe = { type: 'subscribe', id: 'v', channels, mode, ...(after && { after }) };
    this.socket?.send(JSON.stringify(request));
  }
}
