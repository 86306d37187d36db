import { Injectable } from '@nestjs/common';
import {
  DASHBOARD_STREAMS,
  type DashboardEvent,
  type DashboardStream,
  DEMO_LABELS,
  HOST_CHANNELS,
} from '@tachograph/contracts';
import type { Connection } from '../../connections/index.js';
import { Demand } from '../../demand/index.js';

/** What each stream is made of. */
const CHANNELS: Readonly<Record<DashboardStream, readonly string[]>> = {
  metrics: Object.values(HOST_CHANNELS).map(({ name }) => name),
  data: DEMO_LABELS,
};

/** Who is on the dashboard channel and which streams run for whom; lets be measured what runs for anyone. */
@Injectable()
export class DashboardAudience {
  private readonly running = new Map<Connection, Set<DashboardStream>>();
  private readonly demands = new Map<DashboardStream, () => void>();

  constructor(private readonly demand: Demand) {}

  get size(): number {
    return this.running.size;
  }

  has(client: Connection): boolean {
    return this.running.has(client);
  }

  /** Both streams run for a client until it stops them. */
  join(client: Connection): void {
    this.running.set(client, new Set(DASHBOARD_STREAMS));
    this.regulate();
  }

  leave(client: Connection): void {
    this.running.delete(client);
    this.regulate();
  }

  start(client: Connection, stream: DashboardStream): void {
    this.running.get(client)?.add(stream);
    this.regulate();
  }

  stop(client: Connection, stream: DashboardStream): void {
    this.running.get(client)?.delete(stream);
    this.regulate();
  }

  /** Sends an event to those for whom a stream runs, or to everyone. It is encoded once for all. */
  tell(event: DashboardEvent, stream?: DashboardStream): void {
    const frame = JSON.stringify(event);
    for (const [client, streams] of this.running) if (stream === undefined || streams.has(stream)) client.send(frame);
  }

  private regulate(): void {
    for (const stream of DASHBOARD_STREAMS) {
      const wanted = [...this.running.values()].some((streams) => streams.has(stream));
      if (wanted === this.demands.has(stream)) continue;
      if (wanted) this.demands.set(stream, this.demand.watch(CHANNELS[stream]));
      else this.letGo(stream);
    }
  }

  private letGo(stream: DashboardStream): void {
    this.demands.get(stream)?.();
    this.demands.delete(stream);
  }
}
