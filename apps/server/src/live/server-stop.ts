import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { HttpRefusedError } from './http-refusal.js';

/** Milliseconds that the requests under way have to end, once everything that was accepted is stored. */
const REQUESTS_END_MS = 3_000;

/** Milliseconds between two looks for connections that have nothing under way any more. */
const SWEEP_MS = 50;

/** The end of the server: whoever comes once it has begun is told so at once, and who is being served is served to the end. */
@Injectable()
export class ServerStop implements OnModuleDestroy {
  private begun = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** The first that is done when the server stops. */
  onModuleDestroy(): void {
    this.begun = true;
  }

  /** @throws HttpRefusedError (503) once the stop has begun */
  checkNotBegun(): void {
    if (this.begun)
      throw new HttpRefusedError(503, 'storage_unavailable', 'the server is stopping; come back in a moment');
  }

  /** The same for a request over HTTP, whose connection has no further use. */
  checkRequest(response: ServerResponse): void {
    if (this.begun) response.setHeader('Connection', 'close');
    this.checkNotBegun();
  }

  /** Takes no more connections, and resolves when the requests under way have ended, or have had time enough to. */
  async endRequests(): Promise<void> {
    const { server } = this;
    const closed = once(server, 'close');
    server.close();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    const late = new AbortController();
    const grace = after(REQUESTS_END_MS, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([closed, grace]);
    late.abort();
    clearInterval(sweep);
    server.closeAllConnections();
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}
