import type { DashboardEvent } from '@tachograph/contracts';
import { SpeedClient } from './speed-client.ts';

type OfType<Type extends DashboardEvent['type']> = Extract<DashboardEvent, { type: Type }>;

/** A client of the dashboard channel. What comes unasked may stand between a request and its reply, so it takes events by their type. */
export class DashboardClient {
  private readonly socket: SpeedClient;
  private waiting: DashboardEvent[] = [];

  private constructor(socket: SpeedClient) {
    this.socket = socket;
  }

  /** @param url `http://…` of the server */
  static async open(url: string, path = '/ws/dashboard'): Promise<DashboardClient> {
    return new DashboardClient(await SpeedClient.open(url, path));
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Sends a frame as it is, text or binary. */
  sendFrame(frame: string | Buffer): void {
    this.socket.send(frame);
  }

  /** The first event that was not yet taken, whatever its type. */
  async first(): Promise<DashboardEvent> {
    return this.waiting.shift() ?? this.receive();
  }

  /** The first event of that type that was not yet taken; those of other types stay. */
  async next<Type extends DashboardEvent['type']>(type: Type): Promise<OfType<Type>> {
    const isWanted = (event: DashboardEvent): event is OfType<Type> => event.type === type;
    const found = this.waiting.findIndex(isWanted);
    if (found >= 0) return this.waiting.splice(found, 1)[0] as OfType<Type>;
    for (;;) {
      const event = await this.receive();
      if (isWanted(event)) return event;
      this.waiting.push(event);
    }
  }

  /** Every event that came before the server answers this, taken. */
  async everythingSoFar(): Promise<DashboardEvent[]> {
    this.send({ type: 'ping' });
    await this.next('pong');
    const events = this.waiting;
    this.waiting = [];
    return events;
  }

  /** Starts or stops a stream; what came before that took effect is dropped. */
  async turn(type: 'start' | 'stop', stream: 'metrics' | 'data'): Promise<OfType<'stream'>> {
    this.send({ type, stream });
    const state = await this.next('stream');
    this.waiting = [];
    return state;
  }

  close(): Promise<void> {
    return this.socket.close();
  }

  private async receive(): Promise<DashboardEvent> {
    return JSON.parse(await this.socket.next()) as DashboardEvent;
  }
}
