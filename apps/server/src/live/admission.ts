import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { parseIdentifier } from '@tachograph/contracts';
import { Vacancies } from '../connections/index.js';
import { OriginPolicy } from './origin-policy.js';
import { HttpRefusedError } from './http-refusal.js';
import { peerAddress } from './peer-address.js';
import { ServerStop } from './server-stop.js';

/** Who may open a connection, of whatever kind, and under which id. */
@Injectable()
export class Admission {
  constructor(
    private readonly origins: OriginPolicy,
    private readonly vacancies: Vacancies,
    private readonly stop: ServerStop,
  ) {}

  /**
   * Checks the request by which a connection is to be opened.
   *
   * @returns the id that the client chose with `?connection_id=`, if it did
   * @throws HttpRefusedError while the server stops, for a page that may not talk to this server, or for an id that is none;
   *   ConnectionIdTakenError for an id that is in use; TooManyConnectionsError for an address that has as many as it may
   */
  admit(request: IncomingMessage): string | undefined {
    this.checkOrigin(request);
    const { searchParams } = addressOf(request);
    // A request of a Socket.IO session that is open already: the id in it is its own.
    if (searchParams.has('sid')) return undefined;
    this.stop.checkNotBegun();
    // The id first: who comes back under its own takes the place of its lost connection, and only that is asked for.
    const id = this.chosenId(searchParams);
    this.checkAddress(peerAddress(request.socket));
    return id;
  }

  /** @throws TooManyConnectionsError for an address that has as many connections as it may */
  checkAddress(address: string): void {
    this.vacancies.checkAddress(address);
  }

  private checkOrigin({ headers }: IncomingMessage): void {
    const origin = isDevice(headers) ? undefined : headers.origin;
    if (this.origins.allows(origin, headers.host) && this.origins.allowsHost(headers.host)) return;
    throw new HttpRefusedError(
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
      throw new HttpRefusedError(
        400,
        'invalid_request',
        'connection_id must be 1 to 128 characters without control characters',
      );
    this.vacancies.checkId(id);
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
