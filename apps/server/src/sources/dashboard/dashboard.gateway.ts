import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import type { DashboardEvent, DashboardRequest, Reading } from '@tachograph/contracts';
import { type Connection, OrderedReplies, readJson, RequestTurns } from '../../connections/index.js';
import { FanoutBus } from '../../fanout/index.js';
import { Settings } from '../../platform/config/index.js';
import { TachographError, toAnswer } from '../../platform/errors/index.js';
import { DashboardArchive } from './dashboard-archive.js';
import { DashboardAudience } from './dashboard-audience.js';
import { toDashboardData } from './dashboard-data.js';
import { readDashboardRequest } from './dashboard-request.js';
import { HostMetrics } from './host-metrics.js';

const EXAMPLE = '{"type": "ping"}';

/**
 * The dashboard channel at `/ws/dashboard`: the machine's metrics and the demo source's data, each once it is stored, to
 * every client that has not stopped them.
 */
@WebSocketGateway({ path: '/ws/dashboard', channel: 'dashboard' })
export class DashboardGateway
  implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy
{
  private readonly logger = new Logger(DashboardGateway.name);
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly bus: FanoutBus,
    private readonly audience: DashboardAudience,
    private readonly metrics: HostMetrics,
    private readonly archive: DashboardArchive,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe((readings) => {
      this.deliver(readings);
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  handleConnection(client: Connection): void {
    this.audience.join(client);
    const greeting: DashboardEvent = {
      type: 'connection',
      message: 'Connected to dashboard server',
      client_count: this.audience.size,
    };
    client.send(JSON.stringify(greeting));
    this.tellCount();
    this.serve(client);
  }

  handleDisconnect(client: Connection): void {
    this.audience.leave(client);
    this.tellCount();
  }

  private tellCount(): void {
    this.audience.tell({ type: 'client_count', count: this.audience.size });
  }

  private deliver(readings: readonly Reading[]): void {
    for (const metrics of this.metrics.take(readings)) this.audience.tell(metrics, 'metrics');
    for (const reading of readings) {
      const data = toDashboardData(reading);
      if (data !== undefined) this.audience.tell(data, 'data');
    }
  }

  private serve(client: Connection): void {
    const replies = new OrderedReplies(client);
    const turns = new RequestTurns(client);
    client.onMessage((text, bytes) => {
      const reply = replies.expect(bytes);
      turns.add(async () => {
        // What a client had asked for before it went must neither cost nor start anything.
        if (this.audience.has(client)) reply(JSON.stringify(await this.answer(client, text, bytes)));
      });
    });
  }

  private async answer(client: Connection, text: string | undefined, bytes: number): Promise<DashboardEvent> {
    try {
      const message = readJson({
        from: client,
        text,
        bytes,
        maxBytes: this.settings.messageMaxBytes,
        example: EXAMPLE,
      });
      return await this.fulfil(client, readDashboardRequest(message));
    } catch (error) {
      if (!(error instanceof TachographError)) this.logger.error(error);
      const { code, message } = toAnswer(error).body.error;
      return { type: 'error', code, message };
    }
  }

  private async fulfil(client: Connection, request: Required<DashboardRequest>): Promise<DashboardEvent> {
    switch (request.type) {
      case 'ping':
        return { type: 'pong' };
      case 'request_metrics':
        return this.metrics.current();
      case 'start':
        this.audience.start(client, request.stream);
        return { type: 'stream', stream: request.stream, running: true };
      case 'stop':
        this.audience.stop(client, request.stream);
        return { type: 'stream', stream: request.stream, running: false };
      case 'request_history':
        return this.archive.last(request.limit);
    }
  }
}
