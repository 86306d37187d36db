import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { parseIdentifier } from '@tachograph/contracts';
import { ConnectionRegistry, Heartbeat } from '../connections/index.js';
import { OriginPolicy } from './origin-policy.js';
import { UpgradeRefusedError } from './upgrade-refusal.js';

/** Who may open a connection, of whatever kind, and under which id. */
@Injectable()
export class Admission {
  constructor(
    private readonly origins: OriginPolicy,
    private readonly registry: ConnectionRegistry,
    private readonly heartbeat: Heartbeat,
  ) {}

  /**
   * Checks the request by which a connection is to be opened.
   *
   * @returns the id that the client chose with `?connection_id=`, if it did
   * @throws UpgradeRefusedError for a page that may not talk to this server, or for an id that is none;
   *   ConnectionIdTakenError for an id that is in use
   */
  admit(request: IncomingMessage): string | undefined {
    this.checkOrigin(request);
    const { searchParams } = addressOf(request);
    // A request of a Socket.IO session that is open already: the id in it is its own.
    return searchParams.has('sid') ? undefined : this.chosenId(searchParams);
  }

  private checkOrigin({ headers }: IncomingMessage): void {
    const origin = isDevice(headers) ? undefined : headers.origin;
    if (this.origins.allows(origin, headers.host) && this.origins.allowsHost(headers.host)) return;
    throw new UpgradeRefusedError(
      403,
      'origin_not_allowed',
      `pages of ${String(headers.origin)} at ${String(headers.host)} may not connect; CORS_ORIGINS can allow it`,
    );
  }

  private chosenId(query: URLSearchParams): string | undefined {
    const text = query.get('connection_id');
    if (text === null || text === '') return undefined;
    const id = parseIdentifier(text);
    if (id === undefined)
      throw new UpgradeRefusedError(
        400,
        'invalid_request',
        'connection_id must be 1 to 128 characters without control characters',
      );
    const holder = this.registry.find(id);
    if (holder !== undefined) this.heartbeat.probe(holder);
    this.registry.checkFree(id);
    return id;
  }
}

/**
 * Whether it is the widespread WebSocket library for Arduino, which calls itself a page opened from a file. Such a page comes
 * from a browser, and all browsers have a User-Agent that begins like this, which no page can change.
 */
function isDevice({ origin, 'user-agent': agent = '' }: IncomingHttpHeaders): boolean {
  return origin === 'file://' && !agent.startsWith('Mozilla/');
}

/** What a request asks for; its host is of no account. */
export function addressOf({ url = '/' }: IncomingMessage): URL {
  // A path such as `//x` must not be taken for a host.
  return new URL(`http://localhost${url.startsWith('/') ? '' : '/'}${url}`);
}
